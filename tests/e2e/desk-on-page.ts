import { expect, type Locator, type Page } from '@playwright/test';

import { longWork } from './long-work.ts';

/** The exercise that most tests of the editor work on. */
export const gaussianKl = 'reparametrization/gaussian-kl';

/** The editor of an exercise in a page. */
export class Desk {
  readonly page: Page;
  readonly root: Locator;
  /** What can be typed into. */
  readonly code: Locator;
  /** The output of the last run. */
  readonly result: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('exercise-desk');
    this.code = page.locator('.cm-content');
    this.result = page.locator('.desk .result');
    this.state = page.locator('.desk .state');
  }

  /** Opens the page of an exercise and its editor. @param home the address of the site, with a slash at its end */
  async open(exercise = gaussianKl, home = '/'): Promise<void> {
    await this.page.goto(`${home}exercises/${exercise}/`);
    await this.openEditor();
  }

  async openEditor(): Promise<void> {
    await this.page.locator('exercise-desk[data-ready] [data-act="open"]').click();
    await expect(this.root).toHaveAttribute('data-open');
  }

  /** Replaces the text. */
  async write(text: string): Promise<void> {
    await this.page.bringToFront();
    await this.code.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** Types at the end of the text. */
  async append(text: string): Promise<void> {
    await this.code.press('Control+End');
    await this.page.keyboard.type(text);
  }

  /** Waits until the visible text is this one. */
  async expectText(text: string): Promise<void> {
    await expect(this.page.locator('.cm-line')).toHaveText(text.split('\n'));
  }

  /** Performs an action that ends with a run of the checks, and waits for the end. */
  async nextRun(act: () => Promise<void>): Promise<void> {
    const runs = Number((await this.root.getAttribute('data-runs')) ?? 0);
    await act();
    await expect(this.root).toHaveAttribute('data-runs', String(runs + 1), longWork);
  }

  /** Runs the checks on what is written. */
  async check(): Promise<void> {
    await this.nextRun(() => this.page.keyboard.press('Control+Enter'));
  }

  async expectPassed(): Promise<void> {
    await expect(this.result).toHaveText(/^All checks passed, on wasm/, { useInnerText: true });
  }
}

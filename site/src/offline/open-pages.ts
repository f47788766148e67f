/** The service worker asks the open pages which build they belong to, so that it keeps the files that they may still need. */

export interface OpenPage {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

const question = 'genlab: which build?';
/** Milliseconds to wait. A frozen page does not answer, nor does a page of a version without this question. */
const patience = 500;

/** The builds of the pages; undefined if one of them does not answer. */
export async function buildsOf(pages: readonly OpenPage[]): Promise<ReadonlySet<string> | undefined> {
  const answers = await Promise.all(pages.map(buildOf));
  const known = answers.filter((answer) => answer !== undefined);
  return known.length === answers.length ? new Set(known) : undefined;
}

async function buildOf(page: OpenPage): Promise<string | undefined> {
  const { port1, port2 } = new MessageChannel();
  try {
    return await new Promise<string | undefined>((resolve) => {
      setTimeout(resolve, patience, undefined);
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        resolve(typeof data === 'string' ? data : undefined);
      };
      page.postMessage(question, [port2]);
    });
  } finally {
    port1.close();
  }
}

/** Answers the question, in a page. @param build the page's build */
export function answerBuild({ serviceWorker }: Navigator, build: string | undefined): void {
  serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    if (data === question) ports[0]?.postMessage(build);
  });
}

/** CodeMirror with TypeScript: errors are underlined, and completions come from the types of tfjs. */
import { autocompletion, closeBrackets, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { linter, type Diagnostic } from '@codemirror/lint';
import { Annotation, EditorState, Transaction, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import type { Language } from './language.ts';
import type { Mark } from './language-protocol.ts';

export interface CodeEditor {
  text(): string;
  /** Replaces the text in one change that can be undone. It is not reported as a change by the student. */
  replace(text: string): void;
  /** Shows what another tab has written. The cursor stays, undo covers only what was typed here, and nothing is reported. */
  follow(text: string): void;
  /** Replaces a part of the text, as the student would by typing: it is reported, and can be undone. */
  edit(edit: { readonly from: number; readonly to: number; readonly insert: string }): void;
  focus(): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly language: Language;
  /** Called with the whole text when the student changes it, which includes undo. */
  readonly onChange: (text: string) => void;
  /** Called with the whole text at every change, whoever makes it. */
  readonly onText: (text: string) => void;
  /** Ctrl-Enter, or Cmd-Enter. */
  readonly onRun: () => void;
}

export function codeEditor({ parent, text, label, language, onChange, onText, onRun }: Options): CodeEditor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        indentUnit.of('  '),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        autocompletion({ override: [(context) => completions(context, language)] }),
        linter((view) => typeErrors(view, language), { delay: 600 }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              onRun();
              return true;
            },
          },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        reportChanges(onChange, onText),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: byThePage.of(true),
      });
    },
    follow: (next) => {
      view.dispatch({
        changes: difference(view.state.doc.toString(), next),
        annotations: [byThePage.of(true), Transaction.addToHistory.of(false)],
      });
    },
    edit: (change) => {
      view.dispatch({ changes: change });
    },
    focus: () => {
      view.focus();
    },
  };
}

const byThePage = Annotation.define<true>();

const reportChanges = (byStudent: (text: string) => void, byAnyone: (text: string) => void): Extension =>
  EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    if (!docChanged) return;
    const text = state.doc.toString();
    if (transactions.some((change) => change.docChanged && change.annotation(byThePage) === undefined))
      byStudent(text);
    byAnyone(text);
  });

/** The smallest range that covers all differences between two texts. */
function difference(from: string, to: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}

/** Class names that the style sheet colours in both themes. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'tok-keyword' },
  { tag: [tags.comment, tags.docComment], class: 'tok-comment' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: [tags.typeName, tags.className, tags.namespace], class: 'tok-type' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-function' },
]);

async function typeErrors(view: EditorView, language: Language): Promise<Diagnostic[]> {
  const { doc } = view.state;
  let marks: readonly Mark[];
  try {
    marks = await language.errors(doc.toString());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ from: 0, to: 0, severity: 'warning', message: `Types are not checked: ${why}` }];
  }
  return marks.map(({ from, to, message }) => ({
    from: Math.min(from, doc.length),
    to: Math.min(to, doc.length),
    message,
    severity: 'error',
  }));
}

async function completions(context: CompletionContext, language: Language) {
  const word = context.matchBefore(/[\w$]*/);
  const afterDot = context.matchBefore(/\.[\w$]*/) !== null;
  if (!context.explicit && !afterDot && (word === null || word.from === word.to)) return null;
  const text = context.state.doc.toString();
  const proposals = await language.completions(text, context.pos).catch(() => []);
  return {
    from: word?.from ?? context.pos,
    validFor: /^[\w$]*$/,
    options: proposals.map(({ name, kind, sortText }) => ({
      label: name,
      type: kind === 'method' ? 'function' : kind,
      boost: -Number.parseInt(sortText, 10) || 0,
    })),
  };
}

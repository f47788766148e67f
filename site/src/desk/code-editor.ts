/** CodeMirror with TypeScript: errors are underlined, and completions come from the types of tfjs. */
import { autocompletion, closeBrackets, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { linter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

import type { Language } from './language.ts';

export interface CodeEditor {
  text(): string;
  /** As one change, which can be undone. */
  replace(text: string): void;
  focus(): void;
}

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly language: Language;
  readonly onChange: (text: string) => void;
  /** Ctrl-Enter, or Cmd-Enter. */
  readonly onRun: () => void;
}

export function codeEditor({ parent, text, label, language, onChange, onRun }: Options): CodeEditor {
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
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (next) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus: () => {
      view.focus();
    },
  };
}

/** By names of the page's colours, so that both themes fit. */
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
  const marks = await language.errors(doc.toString());
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
  const proposals = await language.completions(context.state.doc.toString(), context.pos);
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

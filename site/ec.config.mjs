import { cwd } from 'node:process';
import { defineEcConfig } from '@astrojs/starlight/expressive-code';

import { typeHovers } from './src/markdown/type-hovers.ts';

/** How code is shown. A file of its own, as a plugin is a function, and components must find it too. */
export default defineEcConfig({
  plugins: [typeHovers(cwd())],
  defaultProps: { wrap: true, hangingIndent: 2 },
  themes: ['vitesse-light', 'vitesse-dark'],
  styleOverrides: {
    borderRadius: '6px',
    borderColor: 'var(--rule)',
    codeBackground: 'var(--surface)',
    codeFontFamily: 'var(--__sl-font-mono)',
    codeFontSize: '0.84rem',
    codeLineHeight: '1.6',
    uiFontFamily: 'var(--ui-font)',
    frames: {
      shadowColor: 'transparent',
      editorTabBarBackground: 'var(--surface)',
      editorActiveTabBackground: 'var(--surface)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorActiveTabIndicatorBottomColor: 'var(--accent)',
      terminalTitlebarBackground: 'var(--surface)',
      terminalBackground: 'var(--surface)',
      inlineButtonForeground: 'var(--muted)',
    },
  },
});

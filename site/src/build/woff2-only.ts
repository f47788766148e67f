import type { ViteUserConfig } from 'astro';

/** Removes KaTeX's two older formats of each font. Every browser that can run the site reads WOFF2. */
export const woff2Only: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(styles, id) {
    if (!/\/katex\/dist\/katex[\w.-]*\.css/.test(id)) return undefined;
    const code = styles.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
    if (code === styles) throw new Error('internal: the style sheet of KaTeX has changed');
    return { code, map: null };
  },
};

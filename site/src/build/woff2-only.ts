import type { ViteUserConfig } from 'astro';

/** Every browser that can run the site reads WOFF2. KaTeX names two older formats of each face beside it. */
export const woff2Only: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(styles, id) {
    if (!/\/katex\/dist\/katex[\w.-]*\.css/.test(id)) return undefined;
    const code = styles.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
    if (code === styles) throw new Error('internal: the style sheet of KaTeX is not what it was');
    return { code, map: null };
  },
};

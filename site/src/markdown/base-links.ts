import { defineMdastPlugin } from 'satteri';

/** Lessons link to `/unit/page/`. If a host serves the site from a folder, the folder is put in front. */
export const baseLinks = (base: string) =>
  defineMdastPlugin({
    name: 'base-links',
    link(node, context) {
      if (node.url.startsWith('/')) context.setProperty(node, 'url', base.replace(/\/$/, '') + node.url);
    },
  });

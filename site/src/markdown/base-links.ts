import { defineMdastPlugin } from 'satteri';

/** Lessons link to `/unit/page/`; on a host that serves the site from a folder, that folder comes first. */
export const baseLinks = (base: string) =>
  defineMdastPlugin({
    name: 'base-links',
    link(node, context) {
      if (node.url.startsWith('/')) context.setProperty(node, 'url', base.replace(/\/$/, '') + node.url);
    },
  });

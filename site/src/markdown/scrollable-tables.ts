import { defineHastPlugin } from 'satteri';

/** A wide table scrolls on its own, as a formula does: with the keyboard too. */
export const scrollableTables = defineHastPlugin({
  name: 'scrollable-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      context.setProperty(node, 'tabIndex', 0);
    },
  },
});

/** Serves the built site to the browser tests until it is stopped. */
import { serve } from './built-site.ts';

const { origin } = await serve();
console.log(`serving ${origin}`);

import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';

import { sidebar } from './src/course/sidebar.ts';
import { baseLinks } from './src/markdown/base-links.ts';
import { contentSecurityPolicy } from './src/build/content-security-policy.ts';
import { figureScripts } from './src/build/figure-scripts.ts';
import { inlineStyles } from './src/build/inline-styles.ts';
import { studentFrame } from './src/build/student-frame.ts';
import { woff2Only } from './src/build/woff2-only.ts';
import { offline } from './src/build/write-offline.ts';
import { formulas, typesetFormulas } from './src/markdown/katex-math.ts';
import { scrollableTables } from './src/markdown/scrollable-tables.ts';

/** Where the site will be served from: an origin (for canonical links only) and the path below it. */
const origin = process.env['SITE_URL'];
const base = process.env['SITE_BASE'] ?? '/';

export default defineConfig({
  ...(origin === undefined ? {} : { site: origin }),
  base,
  trailingSlash: 'always',
  // A first visit on a slow phone would wait for another round trip before it shows a word.
  build: { inlineStylesheets: 'always' },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  vite: {
    plugins: [figureScripts, studentFrame, woff2Only],
    // A student's tfjs, and a probe's, is the one of the course.
    resolve: {
      alias: { '@tensorflow/tfjs': fileURLToPath(new URL('../reference/tensor/tfjs.ts', import.meta.url)) },
    },
    worker: { format: 'es' },
    // A first step would find them otherwise, and the page would be loaded anew.
    optimizeDeps: {
      include: [
        ...['core', 'layers', 'backend-wasm', 'backend-webgpu'].map((part) => `@tensorflow/tfjs-${part}`),
        '@tensorflow/tfjs-core/dist/register_all_gradients.js',
        // The editor's worker.
        'ts-blank-space',
        'typescript',
      ],
    },
  },
  markdown: {
    processor: satteri({
      features: { math: true, headingAttributes: true, smartPunctuation: { dashes: false, ellipses: false } },
      mdastPlugins: [formulas, baseLinks(base)],
      hastPlugins: [typesetFormulas, scrollableTables],
    }),
  },
  integrations: [
    inlineStyles,
    starlight({
      title: 'genlab',
      description:
        'A course on deep generative models in which you write the ideas yourself and learn at once which misconception a wrong answer holds.',
      favicon: '/favicon.svg',
      sidebar: await sidebar(new URL('../exercises/', import.meta.url)),
      customCss: [
        './src/styles/fonts.css',
        'katex/dist/katex.min.css',
        './src/styles/tokens.css',
        './src/styles/shell.css',
        './src/styles/prose.css',
        './src/styles/blocks.css',
        './src/styles/answers.css',
        './src/styles/quiz.css',
        './src/styles/desk.css',
        './src/styles/work.css',
        './src/styles/keeping.css',
        './src/styles/figure.css',
        './src/styles/marks.css',
      ],
      components: {
        SiteTitle: './src/components/SiteTitle.astro',
        Head: './src/components/Head.astro',
        Search: './src/components/Search.astro',
        PageTitle: './src/components/PageTitle.astro',
      },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      lastUpdated: false,
      credits: false,
      disable404Route: false,
    }),
    // Behind whatever changes a page, since it lists the scripts that are there.
    contentSecurityPolicy,
    // Behind Starlight, which writes the index of the search, and behind the last change of a page.
    offline(base),
  ],
});

/** Who may import what, with the reason for each ban. */
const ban = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    ban('no-circular', 'A cycle has no first file to read.', {}, { circular: true }),
    ban(
      'no-orphan-import',
      'An import that resolves to nothing fails only when it is reached.',
      {},
      // Astro makes these modules up while it builds.
      { couldNotResolve: true, pathNot: '^(astro|virtual):' },
    ),
    ban(
      'datasets-stand-alone',
      'Data must load in the child, the page and the tools alike.',
      { path: '^datasets/' },
      { path: '^(reference|exercises|grader|site|tests)/' },
    ),
    ban(
      'core-stands-alone',
      'grader/core runs in Node, in a Web Worker and in the page; it takes what it needs as arguments.',
      { path: '^grader/core/' },
      {
        // The randomness of samplers and of hidden draws has one interface.
        path: [
          '^(reference/(?!shared/)|exercises|site|tests)/',
          '^datasets/(?!random[.])',
          '^grader/(?!core/)',
          '^node:',
        ],
        dependencyTypesNot: ['npm'],
      },
    ),
    ban(
      'core-without-node',
      'grader/core must run in a browser.',
      { path: '^grader/core/' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'reference-imports-datasets-only',
      'The reference is the subject matter; it knows nothing of grading.',
      { path: '^reference/' },
      { path: '^(exercises|grader|site|tests)/' },
    ),
    ban(
      'shared-stands-alone',
      'It runs in Node, in pages and in workers alike.',
      { path: '^reference/shared/' },
      { pathNot: '^reference/shared/' },
    ),
    ban(
      'oracle-imports-nothing',
      'An oracle that shares code with what it judges shares its faults.',
      { path: '^reference/oracle/' },
      { pathNot: '^reference/oracle/' },
    ),
    ban(
      'checkpoint-stands-alone',
      'Stored numbers must be readable with no tensor library; only its index.ts touches files.',
      { path: '^reference/checkpoint/' },
      { pathNot: '^reference/(checkpoint|shared)/', dependencyTypesNot: ['core'] },
    ),
    ban(
      'checkpoint-format-without-node',
      'The format itself must be readable in a browser.',
      { path: '^reference/checkpoint/', pathNot: '^reference/checkpoint/index' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'metrics-losses-and-models-never-train',
      'A loss, metric or model that trains cannot be checked in isolation.',
      // The features of the digits come from a classifier, which this program trains.
      { path: '^reference/(metrics|losses|models)/', pathNot: '^reference/metrics/train-classifier' },
      { path: '^reference/training/' },
    ),
    ban(
      'metrics-without-tensors',
      'Sample quality is decided in float64, the same on every engine.',
      { path: '^reference/metrics/', pathNot: '^reference/metrics/(train-classifier|simd/assemble)' },
      { path: '^reference/(tensor|models|losses)/' },
    ),
    ban(
      'metrics-without-node',
      'Figures measure in the page; the file that reads the classifier from the disk says so.',
      {
        path: '^reference/metrics/',
        pathNot: '^reference/metrics/(train-classifier|classifier-file|simd/assemble)',
      },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'methods-know-no-oracle',
      'What an oracle judges must not be made of it.',
      { path: '^reference/(losses|models|training)/' },
      { path: '^reference/oracle/' },
    ),
    ban(
      'methods-without-node',
      'Live figures train in the page; the one file that keeps checkpoints on disk says so.',
      { path: '^reference/(losses|models|training)/', pathNot: '^reference/training/checkpoint-file' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'training-index-without-node',
      'The same, by way of a file.',
      { path: '^reference/training/', pathNot: '^reference/training/checkpoint-file' },
      { path: ['^reference/checkpoint/(?!stored-tensor)', '^reference/training/checkpoint-file'] },
    ),
    ban(
      'reproduce-is-a-program',
      'It measures the reference and the data; nothing is built on it.',
      { path: '^(datasets|exercises|grader|site|reference/(?!reproduce/))' },
      { path: '^reference/reproduce/' },
    ),
    ban(
      'public-exercise-files-hold-no-reference',
      'They ship to students.',
      { path: '^exercises/[^/]+/[^/]+/[^/]+$', pathNot: '/_private/' },
      {
        path: [
          '^reference/(?!tensor/tfjs|shared/)',
          '^grader/(?!core/|quiz/)',
          '^site/',
          '^tests/',
          '/_private/',
        ],
      },
    ),
    ban(
      'private-exercise-files',
      'Hidden checks know the oracles, never the host that runs them.',
      { path: '^exercises/.*/_private/' },
      { path: ['^grader/(?!core/|quiz/)', '^site/', '^tests/'] },
    ),
    ban(
      'grader-reaches-exercises-through-the-catalogue',
      'One place maps a submission to an exercise and validates it.',
      { path: '^grader/', pathNot: '^grader/host/course/catalogue' },
      { path: '^exercises/' },
    ),
    ban(
      'grader-uses-the-tensor-door-only',
      'Formulas belong to exercises; the grader compares numbers.',
      { path: '^grader/(session|host|report|cli)/' },
      { path: '^reference/(?!tensor/|shared/)' },
    ),
    ban('site-never-private', 'The site is public.', { path: '^site/' }, { path: '/_private/' }),
    ban(
      'site-knows-no-grader-but-core',
      'A page has no file system and no child process; grader/core decides there as it does in Node.',
      { path: '^site/' },
      { path: '^grader/(?!core/|quiz/|session/(?!node/))' },
    ),
    ban(
      'evaluation-without-node',
      "A student's code is called, differentiated and answered for the same way in a child process and in a page.",
      { path: '^grader/session/(?!node/)' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'figures-without-node',
      'Figures run in a page or in a worker.',
      { path: '^site/src/(figures|workers|desk|progress)/' },
      { dependencyTypes: ['core'] },
    ),
    ban(
      'pictures-know-no-page',
      'A figure is tested without a browser: what it shows depends on its state alone.',
      { path: '^site/src/figures/(?!lab/)' },
      { path: '^site/src/(figures/lab|workers|components|course)/' },
    ),
    ban(
      'product-never-imports-tests',
      'Tests are not shipped.',
      { path: '^(datasets|reference|exercises|grader|site)/' },
      { path: '^tests/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/(submissions|hostile|peers/[.]venv)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};

import { readdirSync, readFileSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Declarations with the name of a type that TypeScript knows in every file: `Range`, `Text`, `Request`, `Map`, … */
const namesOfThePlatform = (() => {
  const folder = new URL('lib/', import.meta.resolve('typescript/package.json'));
  const names = readdirSync(folder)
    .filter((name) => /^lib\.(dom|webworker|es).*\.d\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .flatMap((text) => [...text.matchAll(/^(?:declare )?(?:var|interface|type|class) ([A-Z]\w*)/gm)])
    .map(([, name]) => name);
  const one = `/^(?:${[...new Set(names)].join('|')})$/`;
  const message =
    'A type of the platform has this name. Choose another, so that neither is taken for the other.';
  return [
    // An augmentation, in `declare global` or `declare module`, means the type that is there.
    `:matches(TSInterfaceDeclaration, TSTypeAliasDeclaration, TSEnumDeclaration, ClassDeclaration):not(TSModuleBlock *)[id.name=${one}]`,
    `VariableDeclarator[id.name=${one}]`,
    `TSTypeParameter[name.name=${one}]`,
  ].map((selector) => ({ selector, message }));
})();

export default tseslint.config(
  {
    ignores: [
      'tests/peers/.venv*/',
      'node_modules/',
      // Declarations of globals, which belong to no project.
      'zones/',
      'demo-class/',
      'demo-report/',
      'tests/submissions/',
      'tests/hostile/*/*',
      'tests/blind/*/',
      'site/dist/',
      'site/.astro/',
      'test-results/',
      'playwright-report/',
      'blob-report/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A file that forgets to import our type of such a name compiles with the platform's.
      'no-restricted-syntax': ['error', ...namesOfThePlatform],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // What a reader can hold in mind. Tests are lists of cases, quiz questions and a course's answers are data: they are
    // read one entry at a time, and each grows with what it covers.
    files: ['**/*.ts', '**/*.js'],
    ignores: [
      'tests/**',
      'exercises/*/*/questions.ts',
      'exercises/*/*/_private/{accepted,mistakes}/**',
      'exercises/*/*/_private/mistakes.ts',
      'site/src/course/lessons.ts',
    ],
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
    },
  },
  {
    // A fixture of Playwright names what it needs in its first parameter, which may be nothing.
    files: ['tests/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    // A stub declares its parameters for the student; it does not use them yet.
    files: ['exercises/*/*/stub.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/require-await': 'off',
      // The student's first line uses tf as a value.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  prettier,
);

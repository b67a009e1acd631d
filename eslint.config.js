import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

const graphqlLanguage = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema/*.graphql', documents: 'schema/operations/*.graphql' } },
};

export default tseslint.config(
  {
    ignores: ['dist/', 'coverage/', '.weft/', 'node_modules/', 'src/**/generated/', '**/*.config.js', '.dependency-cruiser.cjs', 'bin/'],
  },
  { files: ['**/*.{ts,mts,js}'], extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked] },
  {
    files: ['**/*.{ts,mts,js}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'config.ts alone reads the environment.' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  { files: ['src/config.ts', 'test/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['schema/*.graphql'],
    languageOptions: graphqlLanguage,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true },
      ],
      '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false, withEdgeSuffix: true },
      ],
      // Prettier keeps one line inline and several in a block.
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    files: ['schema/operations/*.graphql'],
    languageOptions: graphqlLanguage,
    plugins: { '@graphql-eslint': graphql },
    // The examples are for reading: an id in each selection would drown what they show.
    rules: { ...graphql.configs['flat/operations-recommended'].rules, '@graphql-eslint/require-selections': 'off' },
  },
);

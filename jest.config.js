/** Unit tests need nothing; the others use real services, which `test/support/global-setup.ts` starts only when such a test is to run. */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};

export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    {
      ...base,
      displayName: 'services',
      testMatch: ['<rootDir>/test/{contract,integration,e2e}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
  // Ports and other files of types alone have no line that could run, which v8 counts as a line that did not.
  collectCoverageFrom: ['src/**/*.ts', '!src/graphql/generated/**', '!src/{stores,models,connectors}/*.ts'],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcovonly'],
  // A cold Neo4j on a busy machine takes seconds for its first queries.
  testTimeout: 60_000,
};

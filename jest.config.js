/** Unit tests need nothing; the others use real services, which `test/support/global-setup.ts` starts only when such a test is to run. */
export const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};

export const withServices = {
  ...base,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

/** A cold Neo4j on a busy machine takes seconds for its first queries. */
export const testTimeout = 60_000;

export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    { ...withServices, displayName: 'services', testMatch: ['<rootDir>/test/{contract,integration,e2e}/**/*.test.ts'] },
  ],
  collectCoverageFrom: ['src/**/*.ts', '!src/**/generated/**'],
  // v8's own counting took five seconds a test file.
  coverageProvider: 'babel',
  coverageReporters: ['text-summary', 'lcovonly'],
  testTimeout,
};

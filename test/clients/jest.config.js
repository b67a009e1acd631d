import { testTimeout, withServices } from '../../jest.config.js';

/** `npm run test:clients`: clients that need more than npm's packages. */
export default { ...withServices, rootDir: '../..', testMatch: ['<rootDir>/test/clients/**/*.test.ts'], testTimeout };

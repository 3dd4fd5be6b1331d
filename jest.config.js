/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/core', '<rootDir>/backend', '<rootDir>/emulator', '<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/tests/architecture/planted/'],
  globalSetup: '<rootDir>/tests/support/prepare-tests.ts',
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/support/longest-first-sequencer.js',
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tests/support/closing-line-reporter.js'],
};

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{e2e,cli,wine,readme,power}/**'],
        },
      },
      {
        // The built command line as a user runs it: real processes, real files, real sockets.
        extends: true,
        test: {
          name: 'cli',
          environment: 'node',
          include: ['test/cli/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
        },
      },
      {
        // The Windows spooler, under Wine: run by hand where Wine is.
        extends: true,
        test: { name: 'wine', environment: 'node', include: ['test/wine/**/*.test.ts'] },
      },
      {
        // The pictures of the README, out of the real window: run by hand after it changed.
        extends: true,
        test: {
          name: 'readme',
          environment: 'node',
          include: ['test/readme/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
        },
      },
      {
        // Power cuts on real filesystems: run by hand where this user may mount them.
        extends: true,
        test: { name: 'power', environment: 'node', include: ['test/power/**/*.test.ts'] },
      },
      {
        // The built window in a real Electron.
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/cli/build.ts'],
          fileParallelism: false,
          // A slow machine may miss a wait once; what is broken fails twice.
          retry: 1,
        },
      },
    ],
  },
});

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
/** Another folder keeps a second build from disturbing one that runs. */
const out = process.env['PACKBENCH_OUT'] ?? 'out';

/**
 * Writes every letter that is not ASCII as its escape. A script with a single Chinese word in it is kept in two bytes a letter
 * and is decoded and read at half the speed, which every start would pay for.
 */
const asciiOnly = (): Plugin => ({
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(
        /(\\*)([\u0080-\uffff])/g,
        (_escape, slashes: string, letter: string) =>
          // A letter that was escaped already is now escaped by this.
          `${slashes.slice(slashes.length % 2)}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
});

export default defineConfig({
  main: {
    plugins: [asciiOnly()],
    build: {
      outDir: `${out}/main`,
      target: 'node20',
      minify: false,
      sourcemap: true,
      // What every start needs is bundled: one file is read sooner than the hundreds of these packages.
      externalizeDeps: { exclude: ['zod', 'immutable', 'lowdb', 'commander'] },
      rollupOptions: {
        input: {
          index: `${root}/main/index.ts`,
          core: `${root}/main/core/core.ts`,
          cli: `${root}/main/cli.ts`,
          'excel-worker': `${root}/main/excel/worker.ts`,
          'compact-worker': `${root}/main/compact-worker.ts`,
          'verify-worker': `${root}/main/verify-worker.ts`,
          'render-worker': `${root}/main/printing/render/render-worker.ts`,
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${out}/preload`,
      target: 'node20',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: `${root}/preload/index.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: resolve(root, out, 'renderer'),
      emptyOutDir: true,
      // Every start reads it, and most of it is the library's.
      minify: true,
      // What every start reads is one file, see below.
      chunkSizeWarningLimit: 1_000,
      // The content policy lets no font come out of a style sheet.
      assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
      rollupOptions: {
        input: `${root}/renderer/index.html`,
        // What every start reads comes in one file: each takes its turn in the process of the windows, which is busy then.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
    plugins: [react(), asciiOnly()],
  },
});

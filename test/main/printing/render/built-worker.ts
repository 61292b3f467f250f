import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The render worker and what it is made of, bundled as the app bundles it. */
export type BuiltRender = {
  readonly workerPath: string;
  /** The folder of `label.mjs` (`renderLabel`) and `fonts.mjs` (`loadLabelFonts`), `renderer.mjs`. */
  readonly libraryFolder: string;
  remove(): Promise<void>;
};

/** Builds the render worker into a folder of the project, so that it finds its packages. */
export async function buildRender(): Promise<BuiltRender> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'render-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rollupOptions: {
        input: {
          worker: join(root, 'main/printing/render/render-worker.ts'),
          label: join(root, 'main/printing/render/render-label.ts'),
          fonts: join(root, 'main/printing/render/fonts.ts'),
          renderer: join(root, 'main/printing/render/renderer.ts'),
        },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].mjs', format: 'es' },
      },
    },
  });
  return {
    workerPath: join(folder, 'worker.mjs'),
    libraryFolder: folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

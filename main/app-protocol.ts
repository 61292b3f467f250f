import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';

const scheme = 'packbench';

const host = 'app';

/** Where the window begins; nothing outside this origin is ever shown. */
export const startPage = `${scheme}://${host}/index.html`;

/** Whether an address is one of our own pages. Node knows no origin for schemes of one's own, so its parts are compared. */
export function isAppPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** `nonce` lets the style tags pass that our own component library makes; no other inline style does. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Must run before the app is ready: makes our scheme a standard, secure one. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the files of the built window, and the label fonts under `/fonts/`; nothing outside these two folders, and all
 * of it under a strict content policy.
 */
export function serveAppProtocol(rendererDirectory: string, fontsDirectory: string): void {
  const serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const [folder, path] = pathname.startsWith('/fonts/')
      ? [fontsDirectory, pathname.slice('/fonts'.length)]
      : [rendererDirectory, pathname];
    const file = normalize(join(folder, decodeURIComponent(path)));
    if (!file.startsWith(folder + sep)) return new Response(null, { status: 403 });
    try {
      const nonce = randomBytes(16).toString('base64');
      // Those of the window are small. Reading one in the background takes four turns of a loop that a starting window keeps
      // busy, and the page waits for all of them; label fonts are megabytes, which nobody waits for.
      const content = folder === rendererDirectory ? readFileSync(file) : await readFile(file);
      const isPage = extname(file) === '.html';
      return new Response(
        isPage ? content.toString().replace('%STYLE_NONCE%', nonce) : streamOf(content),
        {
          headers: {
            'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': contentSecurityPolicy(nonce),
            'x-content-type-options': 'nosniff',
          },
        },
      );
    } catch {
      return new Response(null, { status: 404 });
    }
  };
  protocol.handle(scheme, serve);
}

/**
 * Does once what answering a request takes. Node reads all that when it is first used, for a twentieth of a second: better
 * while the first request is still on its way than when it has come.
 */
export function prepareToServe(): void {
  const { body } = new Response(streamOf(new Uint8Array()), {
    headers: new Headers(new Request(startPage).headers),
  });
  if (body !== null) Readable.fromWeb(body).resume();
}

/** The same bytes: a response that is given bytes copies all of them first. */
const streamOf = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });

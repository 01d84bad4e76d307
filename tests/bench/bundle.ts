// Code of ours as one script for a page or a worker that measures it: production code, as it is built.
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The script of an entry. @param entry the file, as a URL; what it exports stands in the global `bench` */
export async function bundle(entry: URL): Promise<string> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    mode: 'production',
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    define: { __LOOPBACK__: 'false' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'bench' },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

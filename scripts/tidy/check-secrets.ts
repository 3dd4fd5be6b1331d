import type { Problem } from './problem';
import type { SourceTree } from './source-tree';

/** What secrets look like, whatever they are called: a key's body, the cloud's access key, an app secret in a text. */
export const secretPatterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\n)*[A-Za-z0-9+/=\s\\]{64,}/],
  ['an access key of the cloud', /\bAKID[A-Za-z0-9]{32}\b/],
  [
    'an app secret',
    /(?:secret|apiV3Key|encodingAesKey)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[a-z])[A-Za-z0-9]{32}["']/i,
  ],
];
/** Tests and the emulator need values that look real; they are made up there, and never part of a bundle. */
const madeUp = /\.test\.ts$|^(?:tests|emulator)\/|^package-lock\.json$/;

/** No secret is written down: they come from the environment. */
export function checkSecrets(tree: SourceTree): Problem[] {
  const paths = tree.paths.filter((path) => !madeUp.test(path) && /\.(?:[cm]?[jt]s|json|md|sh|wxml|wxs)$/.test(path));
  return paths.flatMap((path) => {
    const text = tree.read(path);
    return secretPatterns.flatMap(([name, pattern]) => {
      const found = pattern.exec(text);
      if (!found) return [];
      const line = text.slice(0, found.index).split('\n').length;
      return [{ path, line, sentence: `this looks like ${name}; secrets come from the environment` }];
    });
  });
}

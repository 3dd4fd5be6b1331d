import { createHash } from 'node:crypto';

/** One request may name so many files. */
export const MOST_FILES_AT_ONCE = 50;

/** The files of the environment, by their path in it. They are gone when the local cloud ends. */
export class FileStorage {
  private readonly files = new Map<string, Buffer>();
  private readonly bucket: string;

  constructor(private readonly envId: string) {
    this.bucket = createHash('sha256').update(envId).digest('hex').slice(0, 8);
  }

  put(path: string, bytes: Buffer): void {
    this.files.set(path, bytes);
  }

  get(path: string): Buffer | undefined {
    return this.files.get(path);
  }

  /** Whether there was one. */
  remove(path: string): boolean {
    return this.files.delete(path);
  }

  clear(): void {
    this.files.clear();
  }

  /** A file's name for people and functions: `cloud://env.bucket/path`. */
  fileIdOf(path: string): string {
    return `cloud://${this.envId}.${this.bucket}/${path}`;
  }

  /** The path of a file of this environment; undefined for another one's, and for what is no such name. */
  pathOf(fileId: string): string | undefined {
    const start = this.fileIdOf('');
    return fileId.startsWith(start) && fileId.length > start.length ? fileId.slice(start.length) : undefined;
  }
}

/** What is wrong with a path: https://docs.cloudbase.net/storage/manage */
export function pathProblem(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'path must be a text';
  if (path.startsWith('/') || path.includes('//') || path.endsWith('/')) return `no path of a file: ${path}`;
  return Buffer.byteLength(path) > 850 ? 'a path has at most 850 bytes' : undefined;
}

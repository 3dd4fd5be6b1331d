import { createHash } from 'node:crypto';
import type { TextHash } from '../../../core/ledger/entry-chain';

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export const sha256Text: TextHash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

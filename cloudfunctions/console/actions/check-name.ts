import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { checkCopy } from '../../../core/compliance/check-copy';
import { ok } from '../../../core/outcome';
import type { CheckNameView } from '../setup-contract';
import { nameField } from './console-fields';

/** Whether a brand or a group may be called so, and what else it could be; anybody may ask. */
export function checkNameAction() {
  return action({
    input: v.strictObject({ name: nameField }),
    async run({ name }) {
      const { findings } = checkCopy(name, 'brand-name');
      return ok<CheckNameView>({
        isAllowed: findings.every(({ level }) => level !== 'block'),
        findings: findings.map(({ found, instead, advice }) => ({ found, instead, advice })),
      });
    },
  });
}

import * as v from 'valibot';
import type { Outcome } from '../../core/outcome';
import type { Journal } from '../ports/journal';
import {
  type Caller,
  type CallOrigin,
  type ContextSource,
  type IdentifiedCaller,
  isPersonsCall,
  readOrigin,
} from './caller';
import { answerError } from './error-answer';
import type { FailureCode } from './failure-code';
import { inputProblemOf } from './input-problem';
import { findNotPlain } from './plain-input';
import { failureReply, type Reply } from './reply';

/** One thing that a callable function can do, its input check included. Made by `action` or `openAction`. */
export interface Action<C extends Caller> {
  readonly checkAndRun: (input: unknown, caller: C) => Promise<Checked>;
}

type Checked =
  | { readonly checked: true; readonly outcome: Outcome<unknown, FailureCode> }
  | { readonly checked: false; readonly issue: v.BaseIssue<unknown> | undefined };

type InputSchema = v.GenericSchema<unknown, unknown>;

interface ActionDefinition<Schema extends InputSchema, C extends Caller> {
  /** A strict schema (v.strictObject): a field that nobody reads is refused. */
  readonly input: Schema;
  readonly run: (input: v.InferOutput<Schema>, caller: C) => Promise<Outcome<unknown, FailureCode>>;
}

/** An action of a function that needs an identity. */
export function action<Schema extends InputSchema>(
  definition: ActionDefinition<Schema, IdentifiedCaller>,
): Action<IdentifiedCaller> {
  return makeAction(definition);
}

/** An action that visitors without identity may call as well. */
export function openAction<Schema extends InputSchema>(definition: ActionDefinition<Schema, Caller>): Action<Caller> {
  return makeAction(definition);
}

function makeAction<Schema extends InputSchema, C extends Caller>(definition: ActionDefinition<Schema, C>): Action<C> {
  return {
    async checkAndRun(input, caller) {
      const parsed = v.safeParse(definition.input, input, { abortEarly: true });
      if (!parsed.success) return { checked: false, issue: parsed.issues[0] };
      return { checked: true, outcome: await definition.run(parsed.output, caller) };
    },
  };
}

export type CallableDefinition = {
  readonly name: string;
  readonly journal: Journal;
  readonly getContext: ContextSource;
} & (
  | { readonly identity: 'required'; readonly actions: Readonly<Record<string, Action<IdentifiedCaller>>> }
  | { readonly identity: 'optional'; readonly actions: Readonly<Record<string, Action<Caller>>> }
);

/** A function's `main` as the platform calls it. It never throws. */
export type CallableMain = (event: unknown, context?: unknown) => Promise<Reply>;

/**
 * Wraps typed actions into a function that the mini-program calls with `{ action, input }`.
 *
 * Identity comes from the platform's context only. Answers of its own: wrong-source (a timer, HTTP, a crawler),
 * no-identity, unknown-action, bad-input, try-again (the world did not answer), not-open (nobody has set this deployment
 * up), internal-error. Rejections of an action become their code and sentence; their detail stays in the log.
 */
export function callableFunction(definition: CallableDefinition): CallableMain {
  const { name, journal, getContext } = definition;
  return async (event) => {
    const actionName: unknown = Reflect.get(Object(event), 'action');
    const where = { functionName: name, action: nameForLog(actionName) };
    try {
      const reply = await answer(definition, readOrigin(getContext), actionName, event);
      if (!reply.ok) journal.info('refused', { ...where, code: reply.code });
      return reply;
    } catch (error) {
      const told = answerError(error, journal, where);
      if (told.code !== 'internal-error') return failureReply(told.code);
      return failureReply('internal-error', { addition: `编号 ${told.supportCode}`, supportCode: told.supportCode });
    }
  };
}

/** What somebody typed instead of an action's name is not for the log. */
function nameForLog(actionName: unknown): string {
  return typeof actionName === 'string' && /^[a-zA-Z]{1,40}$/.test(actionName) ? actionName : '?';
}

async function answer(
  definition: CallableDefinition,
  origin: CallOrigin,
  actionName: unknown,
  event: unknown,
): Promise<Reply> {
  if (!isPersonsCall(origin)) return failureReply('wrong-source');
  const { caller } = origin;
  if (definition.identity === 'required' && caller.openid === undefined) return failureReply('no-identity');
  const known = Object.keys(definition.actions);
  if (typeof actionName !== 'string' || !known.includes(actionName)) {
    return failureReply('unknown-action', { detail: `this function knows the actions ${known.join(', ')}` });
  }
  const input: unknown = Reflect.get(Object(event), 'input') ?? {};
  const notPlain = findNotPlain(input);
  if (notPlain) {
    const { path, problem } = notPlain;
    return failureReply('bad-input', { addition: `「${path}」不合要求。`, detail: `${path}: ${problem}` });
  }
  const checked = await checkAndRun(definition, actionName, input, caller);
  if (!checked) return failureReply('unknown-action');
  if (!checked.checked) {
    const { addition, detail } = inputProblemOf(checked.issue);
    return failureReply('bad-input', { addition, detail });
  }
  const { outcome } = checked;
  if (outcome.ok) return { ok: true, value: outcome.value ?? null };
  if (outcome.detail !== undefined) {
    definition.journal.info('rejected', { action: actionName, code: outcome.code, reason: outcome.detail });
  }
  return failureReply(outcome.code);
}

async function checkAndRun(
  definition: CallableDefinition,
  actionName: string,
  input: unknown,
  caller: Caller,
): Promise<Checked | undefined> {
  if (definition.identity === 'optional') return definition.actions[actionName]?.checkAndRun(input, caller);
  const { openid } = caller;
  if (openid === undefined) return undefined;
  return definition.actions[actionName]?.checkAndRun(input, { ...caller, openid });
}

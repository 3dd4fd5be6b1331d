import {
  type EnvironmentName,
  EnvironmentProblem,
  readEnvironment,
} from '../../backend/adapters/system/read-environment';
import type { Deployment } from './deployment';
import { type DeploymentDatabase, MissingCollection, type Row } from './deployment-database';
import { type FunctionFolder, readFunctionFolders } from './function-folder';
import { places } from './mending-places';
import type { PayAnswer } from './pay-platform';
import { askStore, type StoreAnswer, type StoreSilence } from './store-answer';
import { NoVerdict, type Problem, verdictOf, waitingOn } from './verdict';

/** Codes with which the platform turns away an address and not a person. */
export const addressRefusals: readonly number[] = [40164, 45035, 61004];

const mostRows = 1000;

/**
 * What the steps share while one deployment is examined: each thing is asked for once. Whatever cannot be had names the
 * step that says why, so that one fault is told by one step.
 */
export class Examination {
  private readonly asked = new Map<string, Promise<unknown>>();

  constructor(readonly deployment: Deployment) {}

  get isLocal(): boolean {
    return this.deployment.kind === 'local';
  }

  /** A variable that is right. Waits for `environment` when it is not. */
  value(name: EnvironmentName): string {
    try {
      return readEnvironment([name], this.deployment.environment)[name] ?? '';
    } catch (error) {
      if (error instanceof EnvironmentProblem) throw new NoVerdict(waitingOn('environment'));
      throw error;
    }
  }

  functions(): FunctionFolder[] {
    return readFunctionFolders(this.deployment.rootDir);
  }

  /** What the platform says when it is asked for a token in normal mode: everybody gets the same one, nothing is spent. */
  tokenAnswer(): Promise<StoreAnswer | StoreSilence> {
    return this.once('token', () => {
      const body = {
        grant_type: 'client_credential',
        appid: this.value('AGENCY_APPID'),
        secret: this.value('AGENCY_SECRET'),
      };
      return this.post('/cgi-bin/stable_token', body);
    });
  }

  /** The agency's token. Waits for `ip-list` or `token` when there is none. */
  async token(): Promise<string> {
    const first = await this.tokenAnswer();
    if ('silent' in first) throw new NoVerdict(waitingOn('token'));
    if (addressRefusals.includes(first.errcode)) throw new NoVerdict(waitingOn('ip-list'));
    const token = first.body.access_token;
    if (first.errcode !== 0 || typeof token !== 'string') throw new NoVerdict(waitingOn('token'));
    return token;
  }

  /** Asks a business endpoint; what it refuses is an answer, silence is wrong. */
  async ask(path: string, body: object): Promise<StoreAnswer> {
    const token = await this.token();
    const answer = await this.post(`${path}?access_token=${encodeURIComponent(token)}`, body);
    if (!('silent' in answer)) return answer;
    throw new NoVerdict(verdictOf([silence(path, answer.reason)]));
  }

  private post(path: string, body: object): Promise<StoreAnswer | StoreSilence> {
    const base = this.value('STORE_API_BASE_URL').replace(/\/+$/, '');
    return askStore(`${base}${path}`, body, this.deployment.machineNowMs);
  }

  /** The database. Waits for `database` when it cannot be opened. */
  database(): DeploymentDatabase {
    const { database } = this.deployment;
    if (!database) throw new NoVerdict(waitingOn('database'));
    return database;
  }

  /** Up to 1,000 documents. Waits for `collections` when there is no such collection, else for `database`. */
  rows(collection: string): Promise<readonly Row[]> {
    return this.once(`rows ${collection}`, async () => {
      try {
        return await this.database().list(collection, mostRows);
      } catch (error) {
        if (error instanceof NoVerdict) throw error;
        throw new NoVerdict(waitingOn(error instanceof MissingCollection ? 'collections' : 'database'));
      }
    });
  }

  /** The agency's settings. Waits for `agency-settings` when they are missing. */
  async agency(): Promise<Row> {
    const agency = (await this.rows('settings')).find(({ _id }) => _id === 'agency');
    if (!agency) throw new NoVerdict(waitingOn('agency-settings'));
    return agency;
  }

  /** A signed query of a number that nobody used; undefined while pay is not set up. */
  payAnswer(): Promise<PayAnswer | undefined> {
    return this.once('pay', async () => this.deployment.pay?.queryUnknown());
  }

  /** Asks for something at most once in this examination. */
  once<T>(what: string, ask: () => Promise<T>): Promise<T> {
    const known = this.asked.get(what) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const asked = ask();
    this.asked.set(what, asked);
    return asked;
  }
}

function silence(path: string, reason: string): Problem {
  return {
    zh: `平台没有回答 ${path}(${reason}),请稍后再查`,
    en: `the platform does not answer ${path} (${reason}): look again later`,
    where: places.cloudVariables,
    who: 'developer',
  };
}

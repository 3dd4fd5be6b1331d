import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectFiles, startWorld, type World } from '../../emulator/main';
import { keepStamp } from '../../scripts/bundle-stamp';
import type { Deployment } from '../../scripts/doctor/deployment';
import type { Environment } from '../../scripts/doctor/environment';
import { examine, type Finding } from '../../scripts/doctor/examine';
import { localDeployment } from '../../scripts/doctor/local-deployment';
import { payEnvironment, sayingPay } from './pay-environment';

export const repositoryRoot = resolve(__dirname, '..', '..');

/** How a deployment differs from the good one. */
export interface Plant {
  readonly overlay?: Environment;
  readonly deployment?: Partial<Deployment>;
  /** Changes the files of a copy of the project. */
  readonly files?: (project: ProjectCopy) => void;
  /** Changes the running world. */
  readonly world?: (running: ExaminedWorld) => Promise<unknown> | unknown;
}

/** One local world that is examined again and again, each time from its start. */
export class ExaminedWorld {
  private readonly copies: ProjectCopy[] = [];

  private constructor(readonly running: World) {}

  static async start(): Promise<ExaminedWorld> {
    return new ExaminedWorld(await startWorld(projectFiles(repositoryRoot)));
  }

  async stop(): Promise<void> {
    for (const { rootDir } of this.copies) rmSync(rootDir, { recursive: true });
    await this.running.stop();
  }

  /** Back to the demo brand, then somebody joins and buys himself, so that there is nothing left to wait for. */
  async reset(): Promise<void> {
    await this.admin('reset', {});
    await this.running.store.reset();
    this.running.store.setPushUrl(this.running.cloud.httpUrl('store-events'));
    const agency = (await this.agency()) as object;
    const messageTemplates = { commission: 'a'.repeat(43), payout: 'b'.repeat(43) };
    await this.importRows({
      settings: [{ ...agency, messageTemplates }],
      promoters: [{ _id: 'wxsharer_wang', openid: 'oMini-wang-ayi', unionidHash: 'local1.wang', status: 'bound' }],
      touches: [{ _id: 'local1.wang|token|1', buyerKey: 'local1.wang' }],
    });
  }

  async agency(): Promise<unknown> {
    const response = await fetch(`${this.running.addresses.adminUrl}/export`);
    const { collections } = (await response.json()) as { collections: Record<string, { _id: string }[]> };
    return collections.settings?.find(({ _id }) => _id === 'agency');
  }

  importRows(collections: Readonly<Record<string, readonly object[]>>): Promise<unknown> {
    return this.admin('import', { collections });
  }

  /** Examines the world with a fault planted. */
  async examine(plant: Plant = {}): Promise<Finding[]> {
    const project = await ProjectCopy.make();
    this.copies.push(project);
    plant.files?.(project);
    await plant.world?.(this);
    const overlay = {
      ...payEnvironment,
      STORE_EGRESS_IP: '203.0.113.7',
      PAY_EGRESS_IP: '203.0.113.7',
      ...plant.overlay,
    };
    const deployment = localDeployment(this.running.addresses, { rootDir: project.rootDir, overlay });
    return examine({ ...deployment, pay: sayingPay(), ...plant.deployment });
  }

  private async admin(name: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.running.addresses.adminUrl}/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    return response.json();
  }
}

/** The files of the project that the doctor looks at, in a folder of their own, freshly built. */
export class ProjectCopy {
  readonly rootDir = mkdtempSync(join(tmpdir(), 'doctor-'));

  /** As `npm run build` leaves it, with the stamp of each bundle. */
  static async make(): Promise<ProjectCopy> {
    const copy = new ProjectCopy();
    for (const name of copy.functions) {
      const bundle = `dist/cloudfunctions/${name}/index.js`;
      const begunAtMs = Date.now() + 60_000;
      await keepStamp(copy.rootDir, name, { sources: [`cloudfunctions/${name}/handler.ts`], bundle, begunAtMs });
    }
    return copy;
  }

  private readonly functions: readonly string[];

  private constructor() {
    for (const folder of ['core', 'scripts', 'backend/adapters/cloud-database'])
      mkdirSync(this.path(folder), { recursive: true });
    const collections = 'backend/adapters/cloud-database/collections.json';
    const decidesBundles = ['package-lock.json', 'tsconfig.json', 'scripts/build-functions.ts'];
    for (const path of [collections, ...decidesBundles]) cpSync(join(repositoryRoot, path), this.path(path));
    cpSync(join(repositoryRoot, 'cloudfunctions'), this.path('cloudfunctions'), { recursive: true });
    const entries = readdirSync(this.path('cloudfunctions'), { withFileTypes: true });
    this.functions = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const name of this.functions) {
      const built = this.path(`dist/cloudfunctions/${name}`);
      mkdirSync(built, { recursive: true });
      cpSync(this.path(`cloudfunctions/${name}/config.json`), join(built, 'config.json'));
      for (const part of ['package.json', 'index.js']) writeFileSync(join(built, part), '{}');
    }
  }

  path(relative: string): string {
    return join(this.rootDir, relative);
  }

  /** Changes a function's config.json, in the sources and as built. */
  changeConfig(name: string, change: Readonly<Record<string, unknown>>): void {
    const source = this.path(`cloudfunctions/${name}/config.json`);
    const text = JSON.stringify({ ...JSON.parse(readFileSync(source, 'utf8')), ...change });
    for (const path of [source, this.path(`dist/cloudfunctions/${name}/config.json`)]) writeFileSync(path, text);
  }

  changeCollections(change: (collections: Record<string, unknown>[]) => Record<string, unknown>[]): void {
    const path = this.path('backend/adapters/cloud-database/collections.json');
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')))));
  }
}

import { resolve } from 'node:path';
import { projectFiles, startWorld } from '../emulator/main';
import { buildFunctions } from './build-functions';
import type { Deployment } from './doctor/deployment';
import { BadArguments, type DoctorArguments, readDoctorArguments, usage } from './doctor/doctor-arguments';
import { withoutSecrets } from './doctor/environment';
import { examine, exitStatusOf } from './doctor/examine';
import { localDeployment } from './doctor/local-deployment';
import { realDeployment } from './doctor/real-deployment';
import { countFindings, reportLines, reportSummary } from './doctor/report';

const rootDir = resolve(__dirname, '..');

/** Examines a deployment step by step and says what is wrong, where it is mended and by whom. */
async function main(): Promise<void> {
  const wanted = readDoctorArguments(process.argv.slice(2), process.env);
  const { deployment, stop } = await reach(wanted);
  const print = (text: string) => console.log(withoutSecrets(text, deployment.environment));
  try {
    const { isJson, isStrict } = wanted;
    const findings = await examine(deployment, (finding) => {
      if (!isJson) print(reportLines(finding).join('\n'));
    });
    const steps = findings.map(({ id, title, verdict }) => ({ id, title, ...verdict }));
    if (isJson) print(JSON.stringify({ kind: deployment.kind, counts: countFindings(findings), steps }));
    else print(`\n${reportSummary(findings)}`);
    process.exitCode = exitStatusOf(findings, isStrict);
  } finally {
    await stop();
  }
}

async function reach({ isLocal, world, environment }: DoctorArguments): Promise<{
  readonly deployment: Deployment;
  readonly stop: () => Promise<void>;
}> {
  const nothingToStop = async () => {};
  if (!isLocal) return { deployment: realDeployment(environment, rootDir), stop: nothingToStop };
  const options = { rootDir, overlay: environment };
  if (world) return { deployment: localDeployment(world, options), stop: nothingToStop };
  await buildFunctions();
  const started = await startWorld(projectFiles(rootDir));
  return { deployment: localDeployment(started.addresses, options), stop: () => started.stop() };
}

main().catch((error: unknown) => {
  if (!(error instanceof BadArguments)) {
    console.error(error);
    process.exit(1);
  }
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
});

import { issueOwnerCode, recoverOwner } from '../backend/usecases/staff/owner-code';
import { BadOwnerArguments, readOwnerArguments, usage } from './owner/owner-arguments';
import { ownerPorts } from './owner/owner-ports';

/** Makes the one-time code with which a deployment gets its owner, or gets one back. */
async function main(): Promise<void> {
  const { wish, place, adminUrl } = readOwnerArguments(process.argv.slice(2), process.env);
  const nowMs = adminUrl === undefined ? Date.now() : await clockOf(adminUrl);
  const ports = ownerPorts({ ...place, nowMs: () => nowMs });
  if (wish === 'reissue') {
    const issued = await issueOwnerCode(ports);
    if (!issued.ok) return refuse('the deployment has an owner: use --recover only if nobody of them can be reached');
    print(issued.value.code, `Works until ${new Date(issued.value.expiresAtMs).toISOString()}.`);
    return;
  }
  const recovered = await recoverOwner(ports);
  if (!recovered.ok) return refuse('the deployment has no owner yet: use --reissue');
  const { code, fromMs, expiresAtMs } = recovered.value;
  print(code, `Works from ${new Date(fromMs).toISOString()} until ${new Date(expiresAtMs).toISOString()}.`);
}

function print(code: string, works: string): void {
  console.log(`Owner code  ${code}\n${works} Enter it in the mini-program under 我的 → 管理.`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

async function clockOf(adminUrl: string): Promise<number> {
  const answer = (await (await fetch(`${adminUrl}/clock`)).json()) as { readonly nowMs: number };
  return answer.nowMs;
}

main().catch((error: unknown) => {
  if (!(error instanceof BadOwnerArguments)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
});

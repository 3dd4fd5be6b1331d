import { hourMs, staffedWorld } from './lists-under-test';

export const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
/** All the time that a call may take. */
export const plenty = () => 60_000;
const titles = '付款编号,金额(元),状态,流水号,完成时间,失败原因';
export const time = '2026-11-24 14:30:00';

/** Three payouts of 87.20, 1.00 and 0.05 yuan in an approved list. */
export async function resultsUnderTest() {
  const world = await staffedWorld();
  await world.submit('W2026110001', 8720);
  await world.submit('W2026110002', 100);
  await world.submit('W2026110003', 5);
  const listId = await world.approvedList();
  world.time.nowMs += 5 * hourMs;
  const file = (...lines: string[]) => ({ listId, contentBase64: base64([titles, ...lines].join('\r\n')) });
  return { world, listId, file };
}

export const good = [
  `W2026110001,87.20,成功,B1,${time},`,
  `W2026110002,1.00,失败,,${time},户名不符`,
  `W2026110003,0.05,处理中,,,`,
];

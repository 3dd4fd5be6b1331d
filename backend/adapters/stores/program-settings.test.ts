import { consoleUnderTest, startMs } from '../../usecases/brands/console-under-test';
import { documentProgramSettings } from './program-settings';

describe('the settings that an instance remembers', () => {
  it.each([
    ['within the minute', 59_999, 59_999, '山里人家'],
    ['a minute later by the clock that never jumps', 60_000, 0, '新名字'],
    ['a minute later by the wall, after the instance was frozen', 0, 60_000, '新名字'],
  ])('%s', async (_label, monotonicMs, wallMs, name) => {
    const { database } = await consoleUnderTest();
    const time = { monotonicMs: 5, nowMs: startMs };
    const clock = { monotonicMs: () => time.monotonicMs, nowMs: () => time.nowMs, sleep: async () => undefined };
    const settings = documentProgramSettings(database, clock);
    await settings.current();
    await database.update('brands', 'shanli', { set: { name: '新名字' } });
    Object.assign(time, { monotonicMs: 5 + monotonicMs, nowMs: startMs + wallMs });
    const { brands } = await settings.current();
    expect(brands.find(({ brandId }) => brandId === 'shanli')?.name).toBe(name);
  });
});

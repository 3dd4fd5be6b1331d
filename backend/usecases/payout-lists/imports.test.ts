import { TransactionConflict } from '../../ports/document-database';
import { applyImport, previewImport } from './import-results';
import { asked, finance, owner } from './lists-under-test';
import { base64, good, plenty, resultsUnderTest, time } from './results-under-test';

/** A list, and its result files as finance takes them in. */
async function takenIn() {
  const { world, file } = await resultsUnderTest();
  const take = async (leftMs: () => number, ...lines: string[]) => {
    const preview = await previewImport(world.ports, finance, file(...lines));
    const fileHash = preview.ok ? preview.value.fileHash : '';
    return applyImport(world.ports, finance, { ...file(...lines), fileHash, skipLines: [], ...asked() }, leftMs);
  };
  return { world, take };
}

describe('a result file', () => {
  it('is looked at first, and nothing is written', async () => {
    const { world, file } = await resultsUnderTest();
    expect(await previewImport(world.ports, finance, file(...good))).toMatchObject({
      ok: true,
      value: {
        paidCount: 1,
        failedCount: 1,
        returnedCount: 0,
        paidFen: 8720,
        problems: [],
        pendingLines: [4],
        notInFile: [],
        takenBefore: null,
      },
    });
    const states = (await world.database.list('payout_list_rows', { where: {}, limit: 9 })).map(({ state }) => state);
    expect(states).toEqual(['listed', 'listed', 'listed']);
    expect(await world.database.count('payout_imports', {})).toBe(0);
  });

  it('is taken in once: again, it writes nothing and says who took it in', async () => {
    const { world, file } = await resultsUnderTest();
    const preview = await previewImport(world.ports, finance, file(...good));
    const fileHash = preview.ok ? preview.value.fileHash : '';
    const request = { ...file(...good), fileHash, skipLines: [] };
    expect(await applyImport(world.ports, finance, { ...request, ...asked() }, plenty)).toMatchObject({
      ok: true,
      value: { writtenCount: 2, changedMeanwhile: [] },
    });
    const query = (payoutNo: string) => world.provider('bank').query(payoutNo);
    expect(await query('W2026110001')).toEqual({
      kind: 'paid',
      providerNo: 'B1',
      paidAtMs: Date.parse('2026-11-24T14:30:00+08:00'),
      netFen: 8720,
      taxFen: null,
    });
    expect(await query('W2026110002')).toEqual({ kind: 'failed', providerNo: 'W2026110002', reason: '户名不符' });
    expect(await query('W2026110003')).toMatchObject({ kind: 'accepted' });
    expect(await applyImport(world.ports, finance, { ...request, ...asked() }, plenty)).toMatchObject({
      value: { writtenCount: 0, knownLines: [2, 3], takenBefore: { name: '小财' } },
    });
    expect(await world.database.count('payout_imports', {})).toBe(1);
  });

  it.each([
    ['no number', `,87.20,成功,B1,${time},`, 'number-missing', '第 2 行:没有付款编号。请您补上后再导入。'],
    [
      'an unknown number',
      `W2026119999,87.20,成功,B1,${time},`,
      'number-unknown',
      '第 2 行:编号「W2026119999」不在这份清单里。请您核对,或者跳过这一行。',
    ],
    [
      'another amount',
      `W2026110001,88.00,成功,B1,${time},`,
      'amount-differs',
      '第 2 行:金额 88.00 元和清单里的 87.20 元不一样。请您向付款方核实。',
    ],
    [
      'an amount of three decimals',
      `W2026110001,87.200,成功,B1,${time},`,
      'amount-unreadable',
      '第 2 行:金额「87.200」不对。请您按元填写。',
    ],
    [
      'an unknown state',
      `W2026110001,87.20,OK,B1,${time},`,
      'status-unknown',
      '第 2 行:状态「OK」看不懂。请您改成成功、失败或退票。',
    ],
    ['no reference', `W2026110001,87.20,成功,,${time},`, 'reference-missing', '第 2 行:没有流水号。请您补上后再导入。'],
    [
      'no time',
      'W2026110001,87.20,成功,B1,,',
      'time-wrong',
      '第 2 行:完成时间「」不对,要在清单通过之后、现在之前。请您改好。',
    ],
    [
      'a day before the approval',
      'W2026110001,87.20,成功,B1,2026-11-23,',
      'time-wrong',
      '第 2 行:完成时间「2026-11-23」不对,要在清单通过之后、现在之前。请您改好。',
    ],
    [
      'a time to come',
      'W2026110001,87.20,成功,B1,2026-11-24 23:00,',
      'time-wrong',
      '第 2 行:完成时间「2026-11-24 23:00」不对,要在清单通过之后、现在之前。请您改好。',
    ],
    [
      'no reason',
      `W2026110001,87.20,失败,,${time},`,
      'reason-missing',
      '第 2 行:没有写失败原因。请您补上,推客会读到它。',
    ],
    [
      'a return of what was not paid',
      `W2026110001,87.20,退票,,${time},账户已销户`,
      'not-paid-yet',
      '第 2 行:这笔还没有登记成功,不能登记退票。请您改成失败。',
    ],
  ])('with %s is refused, naming line and remedy', async (_name, line, code, text) => {
    const { world, file } = await resultsUnderTest();
    const preview = await previewImport(world.ports, finance, file(line));
    expect(preview).toMatchObject({ ok: true, value: { problems: [{ line: 2, code, text }], paidCount: 0 } });
  });

  it('with a number twice names both lines, whatever they say', async () => {
    const { world, file } = await resultsUnderTest();
    const preview = await previewImport(world.ports, finance, file(...good, `W2026110001,87.20,成功,B9,${time},`));
    expect(preview).toMatchObject({
      value: {
        problems: [
          { line: 2, code: 'double-row' },
          { line: 5, code: 'double-row' },
        ],
        failedCount: 1,
      },
    });
  });

  it('with broken lines is taken in only when exactly these are named', async () => {
    const { world, file } = await resultsUnderTest();
    const lines = [...good, `W2026119999,3.00,成功,B3,${time},`];
    const preview = await previewImport(world.ports, finance, file(...lines));
    const fileHash = preview.ok ? preview.value.fileHash : '';
    for (const skipLines of [[], [2], [5, 2]]) {
      expect(
        await applyImport(world.ports, finance, { ...file(...lines), fileHash, skipLines, ...asked() }, plenty),
      ).toEqual({
        ok: false,
        code: 'import-has-problems',
      });
    }
    expect(await world.database.count('payout_list_rows', { state: 'listed' })).toBe(3);
    expect(
      await applyImport(world.ports, finance, { ...file(...lines), fileHash, skipLines: [5], ...asked() }, plenty),
    ).toMatchObject({ value: { writtenCount: 2 } });
    expect(
      await applyImport(world.ports, finance, { ...file(...good), fileHash, skipLines: [], ...asked() }, plenty),
    ).toEqual({
      ok: false,
      code: 'import-changed',
    });
  });

  it('that was cut off in the middle is finished by taking it in again', async () => {
    const { world, file } = await resultsUnderTest();
    const preview = await previewImport(world.ports, finance, file(...good));
    const fileHash = preview.ok ? preview.value.fileHash : '';
    let calls = 0;
    const settleRow: typeof world.ports.payLists.settleRow = (...args) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('cut off')) : world.ports.payLists.settleRow(...args);
    };
    const request = { ...file(...good), fileHash, skipLines: [], ...asked() };
    await expect(
      applyImport({ ...world.ports, payLists: { ...world.ports.payLists, settleRow } }, finance, request, plenty),
    ).rejects.toThrow('cut off');
    expect(await applyImport(world.ports, finance, request, plenty)).toMatchObject({
      value: { writtenCount: 1, knownLines: [2] },
    });
    expect(await world.database.count('audit', { action: 'payoutImportApply' })).toBe(1);
  });

  const b1Paid = {
    kind: 'paid',
    ...{ providerNo: 'B1', paidAtMs: Date.parse('2026-11-24T14:30:00+08:00'), netFen: 8720, taxFen: null },
  };
  const wrongName = { kind: 'failed', providerNo: 'W2026110002', reason: '户名不符' };

  it('tells each payout at once what it says of it, and of another file only what that one says', async () => {
    const { world, take } = await takenIn();
    await take(plenty, ...good);
    expect(world.heard).toEqual([
      ['W2026110001', b1Paid],
      ['W2026110002', wrongName],
    ]);
    await take(plenty, `W2026110001,87.20,已退票,B1,${time},账户已销户`);
    expect(world.heard.slice(2)).toEqual([
      ['W2026110001', { kind: 'returned', providerNo: 'B1', reason: '账户已销户' }],
    ]);
  });

  it('leaves to the next look what it has no time to tell, but for what came back', async () => {
    const { world, take } = await takenIn();
    await take(() => 0, ...good);
    expect(world.heard).toEqual([]);
    await take(() => 0, `W2026110001,87.20,已退票,B1,${time},账户已销户`);
    expect(world.heard).toMatchObject([['W2026110001', { kind: 'returned' }]]);
  });

  it('whose payout is written by too many at once is taken in all the same', async () => {
    const { world, take } = await takenIn();
    world.ports.news.hear = () => Promise.reject(new TransactionConflict());
    expect(await take(plenty, ...good)).toMatchObject({ ok: true, value: { writtenCount: 2 } });
  });

  it('is not taken in by who approved, nor for a list that is not there', async () => {
    const { world, file } = await resultsUnderTest();
    expect(await previewImport(world.ports, owner, file(...good))).toEqual({ ok: false, code: 'same-person' });
    expect(await previewImport(world.ports, finance, { ...file(...good), listId: 'bank-none' })).toEqual({
      ok: false,
      code: 'list-not-found',
    });
  });

  it('says which titles are missing', async () => {
    const { world, listId } = await resultsUnderTest();
    const contentBase64 = base64('付款编号,收款人\r\nW2026110001,王小明');
    expect(await previewImport(world.ports, finance, { listId, contentBase64 })).toEqual({
      ok: false,
      code: 'columns-missing',
      detail: '金额、状态',
    });
    expect(await previewImport(world.ports, finance, { listId, contentBase64: '' })).toMatchObject({
      code: 'file-not-readable',
    });
    const broken = Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]).toString('base64');
    expect(await previewImport(world.ports, finance, { listId, contentBase64: broken })).toMatchObject({
      code: 'file-not-readable',
    });
  });

  it('in GBK, with lines above the titles, dressed-up cells and a sum below, is read as well', async () => {
    const { world, listId } = await resultsUnderTest();
    // 交易结果 and so on in GBK, as a bank writes it.
    const gbk = Buffer.from(
      'b8b6bfeecfc2d4d80d0ab1b8d7a22cbdf0b6ee2cd7b4ccac2cc1f7cbaebac52cbdbbd2d7cab1bce40d0a',
      'hex',
    );
    const lines = Buffer.concat([
      gbk,
      Buffer.from('\'PROMO W2026110001\t,"`87.20",', 'latin1'),
      Buffer.from('bdbbd2d7b3c9b9a6', 'hex'),
      Buffer.from(',`B1,2026/11/24 14:30\r\n', 'latin1'),
      Buffer.from('bacfbcc6', 'hex'),
      Buffer.from(',87.20,,,\r\n', 'latin1'),
    ]);
    expect(
      await previewImport(world.ports, finance, { listId, contentBase64: lines.toString('base64') }),
    ).toMatchObject({
      ok: true,
      value: { paidCount: 1, problems: [], notInFile: ['W2026110002', 'W2026110003'] },
    });
  });

  it('may be a workbook', async () => {
    const { world, listId } = await resultsUnderTest();
    const rows = [
      ['商户订单号', '金额', '状态', '流水号', '完成时间'],
      ['W2026110001', '87.20', '成功', 'B1', '20261124143000'],
    ];
    const bytes = await world.ports.tables.fileOf(rows, 'xlsx', '结果');
    const contentBase64 = Buffer.from(bytes).toString('base64');
    expect(await previewImport(world.ports, finance, { listId, contentBase64 })).toMatchObject({
      ok: true,
      value: { paidCount: 1, problems: [] },
    });
  });
});

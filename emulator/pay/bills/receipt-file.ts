import type { PayContext } from '../pay-context';
import type { Bill } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';

/** The electronic receipt of a transfer: a page of PDF in Latin letters, the same bytes each time. */
export function receiptFile({ credentials }: PayContext, bill: Bill): Buffer {
  const lines = [
    'WeChat Pay transfer receipt (local test)',
    `Merchant ${credentials.mchid}`,
    `Merchant bill ${bill.outBillNo}`,
    `WeChat bill ${bill.transferBillNo}`,
    `Amount CNY ${(bill.amountFen / 100).toFixed(2)}`,
    `Paid ${rfc3339(bill.updatedAtMs)}`,
  ];
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '')}) Tj 0 -22 Td`).join('\n');
  const stream = `BT /F1 12 Tf 60 760 Td\n${shown}\nET`;
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

function pdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return Buffer.from(
    `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'ascii',
  );
}

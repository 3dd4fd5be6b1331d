export const yuan = (amountFen: number) => amountFen / 100;

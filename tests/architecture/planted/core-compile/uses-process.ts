export const place = () => process.env.TZ;

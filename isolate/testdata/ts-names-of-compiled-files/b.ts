export const b = 'b.ts' as const;

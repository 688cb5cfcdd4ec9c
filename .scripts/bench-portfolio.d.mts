export function writePortfolio(folder: string, count: number): void;
export function framework(index: number): string;

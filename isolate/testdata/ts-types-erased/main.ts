interface Point { x: number; y?: number }
type Name = string | undefined;
enum Colour { Red = 1, Green }
namespace Space { export const inside = 'ns'; }
abstract class Shape<T extends Point> {
  constructor(protected readonly at: T, private name: Name = 'shape') {}
  abstract area(): number;
  describe(): string { return `${this.name} ${this.at.x} ${this.area()}`; }
}
class Dot extends Shape<Point> { area(): number { return 0 as number; } }
function identity<T>(x: T): T { return x; }
const list = [1, 2, 3] satisfies number[];
console.log(Colour.Green, Colour[1], Space.inside, new Dot({ x: 4 }).describe(), identity<string>('same'), list!.length);
export {};

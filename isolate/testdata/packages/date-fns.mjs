import { addDays, format, formatDistance, parseISO, differenceInBusinessDays, eachDayOfInterval, isValid } from 'date-fns';
import { de } from 'date-fns/locale';
const d = new Date(2024, 1, 28, 13, 5, 9);
console.log(format(addDays(d, 2), 'yyyy-MM-dd HH:mm:ss EEEE do'), format(d, 'PPPP', { locale: de }));
console.log(formatDistance(d, new Date(2024, 3, 1)), differenceInBusinessDays(new Date(2024, 5, 1), d), eachDayOfInterval({ start: d, end: addDays(d, 3) }).length, isValid(parseISO('nope')));

// Says in time that the room for evidence runs short: before something cannot be kept.
import { useAsked } from './asking';
import { useCustodyWords } from './custody-words';
import { Icon } from './icons';

/** Less room than this is worth a word: a recording of a camera may need as much. Bytes */
const little = 1024 ** 3;

export function RoomNotice() {
  const c = useCustodyWords();
  const asked = useAsked('data.room', {}, ({ changed }) => changed === 'case');
  if (!asked.value) return null;
  const { used, quota } = asked.value;
  const left = Math.max(0, quota - used);
  if (left > little) return null;
  return (
    <p class="notice" role="status">
      <Icon name="trouble" /> {c('room.little', { mb: Math.floor(left / 1024 ** 2) })}
    </p>
  );
}

"""The threads that handle what came in and post what goes out."""

import math
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event, Lock, Semaphore, Thread

from sqlite_utils import Database

from bot.conversations import order_of
from bot.desk import Desk
from bot.dispatch import log_incident
from bot.mailroom.deliver import SETTLED_AFTER, claim_next, deliver, look_for_next
from bot.mailroom.handle import InHand, handle_next
from bot.mailroom.surface import INCOMING_JSON, Incoming, Lane, Surface
from knowledge.notices import RetryAfter
from knowledge.store.conversation_rows import beat, forget_conversations
from knowledge.store.database import write
from knowledge.store.inbox_rows import forget_handled, keep
from knowledge.store.message_rows import forget_messages
from knowledge.store.outbox_rows import Outgoing, doubt_interrupted, forget_done
from knowledge.store.question_rows import forget_questions

HANDLERS = {Lane.QUESTIONS: 3, Lane.CLICKS: 2, Lane.PAGES: 1}
SENDERS = 8
IDLE_SECONDS = 1.0
UPKEEP_SECONDS = 60.0
EVER = timedelta(days=3_650)  # also where the clock has been put back
LONGEST_SEND = timedelta(minutes=2)
KEPT_TO_KNOW_AGAIN = timedelta(days=7)


class Mailroom:
    """Owns the inbox and the outbox of one database: there may be one at a time (see `bot.wiring.sole_owner`)."""

    def __init__(self, desk: Desk, surfaces: Mapping[str, Surface], keep_questions: timedelta) -> None:
        self._desk = desk
        self._surfaces = surfaces
        self._keep_questions = keep_questions
        self._wake = {name: Event() for name in (*Lane, "outbox")}
        self._stopping = Event()
        self._next_post: dict[str, float] = {}  # monotonic seconds, by channel
        self._pacing = Lock()
        self._in_hand = InHand()
        self._threads: list[Thread] = []
        self._free = Semaphore(SENDERS)
        self._senders = ThreadPoolExecutor(SENDERS, "sender")

    def receive(self, incoming: Incoming) -> bool:
        """Keeps what came in and has it handled; False for what came in before. Raises when it cannot be kept."""
        with self._desk.database() as db, write(db):
            is_new = self.keep(db, incoming)
        if is_new:
            self.wake(incoming.lane)
        return is_new

    def keep(self, db: Database, incoming: Incoming) -> bool:
        """In the caller's transaction: keeps what came in until it is handled; False for what came in before. The
        caller wakes its lane afterwards."""
        body = INCOMING_JSON.dump_json(incoming).decode()
        platform = incoming.request.conversation.platform
        in_order = order_of(incoming.request) if incoming.lane is Lane.QUESTIONS else ""
        return keep(db, platform, incoming.lane, body, incoming.keys, self._desk.true_now(), in_order)

    def wake(self, lane: Lane) -> None:
        """There is something new in a lane."""
        self._wake[lane].set()

    def start(self) -> None:
        """Takes up what an earlier process left, then works until `stop`."""
        now = self._desk.true_now()
        with self._desk.database() as db:
            self._in_hand.take_up_the_rest(db)
            doubt_interrupted(db, now + EVER, now + SETTLED_AFTER, now)
        for lane, count in HANDLERS.items():
            self._threads += [self._thread(f"{lane} {number}", self._handle, lane) for number in range(count)]
        self._threads += [self._thread("outbox", self._send), self._thread("upkeep", self._look_after)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ends after what is being handled and sent now; the rest waits in the database."""
        self._stopping.set()
        for event in self._wake.values():
            event.set()
        for thread in self._threads:
            thread.join()
        self._senders.shutdown()

    def _thread(self, name: str, work: Callable[..., None], *arguments: str) -> Thread:
        return Thread(target=work, args=arguments, name=name, daemon=True)

    def _repeat(self, name: str, step: Callable[[], float]) -> None:
        """Runs `step` until `stop`: again when woken, or after as many seconds as it says."""
        while not self._stopping.is_set():
            self._wake[name].clear()
            try:
                seconds = step()
            except Exception:
                log_incident()
                seconds = IDLE_SECONDS
            if seconds:
                self._wake[name].wait(seconds)

    def _handle(self, lane: str) -> None:
        self._repeat(lane, lambda: self._handle_one(lane))

    def _handle_one(self, lane: str) -> float:
        if not handle_next(self._desk, self._surfaces, lane, self._in_hand):
            return IDLE_SECONDS
        self._wake["outbox"].set()
        self._wake[lane].set()  # another thread of the lane may go on
        return 0.0

    def _send(self) -> None:
        self._repeat("outbox", self._send_one)

    def _send_one(self) -> float:
        """Claims the next message whose channel is free; a channel is busy from then until a second after."""
        now = time.monotonic()
        with self._pacing:
            self._next_post = {channel: at for channel, at in self._next_post.items() if at > now}
            busy = tuple(self._next_post)
        if not self._free.acquire(timeout=IDLE_SECONDS):  # nothing counts as being sent before somebody can send it
            return 0.0
        outgoing = None
        try:
            outgoing = claim_next(self._desk, busy)
        finally:
            if outgoing is None:
                self._free.release()
        if outgoing is None:
            soonest = min((at - now for at in self._next_post.copy().values()), default=IDLE_SECONDS)
            return min(IDLE_SECONDS, max(0.01, soonest))
        with self._pacing:
            self._next_post[outgoing.channel] = math.inf
        self._senders.submit(self._deliver, outgoing)
        return 0.0

    def _deliver(self, outgoing: Outgoing) -> None:
        next_post = time.monotonic() + self._surfaces[outgoing.platform].seconds_between_posts
        try:
            outcome = deliver(self._desk, self._surfaces, outgoing)
            if isinstance(outcome, RetryAfter):  # the whole channel waits, and keeps its order
                next_post = max(next_post, time.monotonic() + outcome.seconds)
        except Exception:
            log_incident()
        finally:
            self._free.release()
            with self._pacing:
                self._next_post[outgoing.channel] = next_post
            self._wake["outbox"].set()

    def _look_after(self) -> None:
        next_upkeep = 0.0
        while not self._stopping.wait(IDLE_SECONDS):
            try:
                while not self._stopping.is_set() and look_for_next(self._desk, self._surfaces):
                    self._wake["outbox"].set()
                if time.monotonic() >= next_upkeep:
                    next_upkeep = time.monotonic() + UPKEEP_SECONDS
                    self._keep_tidy()
            except Exception:
                log_incident()

    def _keep_tidy(self) -> None:
        """A heartbeat, and retention: nothing is kept longer than it is needed."""
        now = self._desk.true_now()
        with self._desk.database() as db:
            beat(db, "alive", now)
            self._in_hand.take_up_the_rest(db)
            doubt_interrupted(db, now - LONGEST_SEND, now, now)
            with write(db):
                forget_handled(db, now - KEPT_TO_KNOW_AGAIN)
                forget_done(db, now - KEPT_TO_KNOW_AGAIN)
                forget_questions(db, now - self._keep_questions)
                forget_conversations(db, now - self._keep_questions)
                forget_messages(db, now - self._keep_questions)

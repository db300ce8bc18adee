"""Takes by the way: what a player says while they are asked for words becomes their personal ear. Lives in the child.

A word that the ear has understood is a take at once. One that it has not is held until a second agrees with it: two
that are alike are how this person says the word, one may be anything.
"""

from collections.abc import Mapping
from dataclasses import replace

from voice.decision import QUIET_DB
from voice.enrol import LEAST, MOST, Enrolment, unfit
from voice.events import Enrolled, Heard, Reason, Rejected, Taken
from voice.profiles import Profile, ProfileError, save
from voice.source import Samples
from voice.takes import Features, Templates, features
from voice.vocabulary import Vocabulary
from voice.words import Text

DOUBTFUL: frozenset[Reason] = frozenset({"not_in_list", "unsure", "tie", "inactive"})
"""Why an ear may refuse the very word that it was asked for; the other reasons lie in the sound."""
SURELY = 0.85  # confidence from which on another word was said, not this one in a way of its own
# Of 268 pairs of takes of one word by one of 60 people 74 % lie nearer than this, of 1,059 pairs of two words 2 %.
ALIKE = 4.0
FEWEST = 3  # words with takes that are worth a profile
_ONCE = Text('not sure; say "{phrase}" once more', "没听准；请再说一遍“{phrase}”")
_AGREED = Text('"{phrase}", the way you say it', "记住了你说的“{phrase}”")
_KEPT = Text(
    "{takes} takes of {words} words kept as templates; no sound was kept",
    "{words} 个词，共 {takes} 遍，只保存了模板，没有保存声音",
)
_FEW = Text("too few words were said; nothing is written", "说过的词太少；什么都没有保存")
_UNKEPT = Text("the takes could not be kept: {why}", "声音模板无法保存：{why}")


class Enrolling:
    """Gathers takes until they are kept or the child ends."""

    def __init__(self, words: Vocabulary) -> None:
        self.asked = ""
        """The phrase that is asked for now; "" for none."""
        self._words = words
        self._enrolment = Enrolment(words.phrases, MOST, words.commands)
        self._tried: dict[str, Features] = {}

    @property
    def takes(self) -> Mapping[str, tuple[Features, ...]]:
        """The takes by phrase."""
        return self._enrolment.takes

    def heard(self, event: Heard | Rejected, samples: Samples) -> tuple[Taken, ...]:
        """Take the end of an utterance and its sound with 0.2 s around it; give what became of it as a take."""
        if self.asked not in self._words.commands:
            return ()
        if isinstance(event, Rejected):
            doubtful = event.reason in DOUBTFUL and event.level > QUIET_DB
            another = event.reason == "inactive" and event.score > SURELY
            return (self._doubted(samples),) if doubtful and not another else ()
        once = len(event.commands) == 1 and event.commands[0][1] == 1
        if not once or event.command != self._words.commands[self.asked] or event.engine == "typed":
            return ()
        if len(self.takes.get(event.phrase, ())) >= MOST:
            return ()
        self._enrolment, verdict = self._enrolment.take(event.phrase, samples)
        return (self._told(event.phrase, verdict.kept, verdict.text),)

    def keep(self, name: str) -> Enrolled:
        """Write a profile of what there is, without words that cannot be told apart in this voice."""
        confused = {pair.other for pair in self._enrolment.near_pairs() if pair.refused}
        kept = {phrase: takes for phrase, takes in self.takes.items() if takes and phrase not in confused}
        if len(kept) < FEWEST:
            return Enrolled(name, 0, 0, _FEW)
        try:
            save(Profile(name, kept))
        except (OSError, ProfileError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            return Enrolled(name, 0, 0, _UNKEPT.format(why=why))
        takes = sum(len(own) for own in kept.values())
        return Enrolled(name, len(kept), takes, _KEPT.format(takes=takes, words=len(kept)))

    def _doubted(self, samples: Samples) -> Taken:
        """Judge a take of the asked phrase that the ear has not understood."""
        phrase = self.asked
        wrong = unfit(samples)
        if wrong is not None:
            return self._told(phrase, False, wrong)
        if len(self.takes.get(phrase, ())) >= LEAST:
            self._enrolment, verdict = self._enrolment.take(phrase, samples)
            return self._told(phrase, verdict.kept, verdict.text)
        heard, own = features(samples), self.takes.get(phrase, ())
        before = (*own, *((self._tried[phrase],) if phrase in self._tried else ()))
        self._tried[phrase] = heard
        far = Templates(before).distances(heard)
        if not len(far) or far.min() > ALIKE:
            return self._told(phrase, False, _ONCE.format(phrase=phrase))
        alike = (before[int(far.argmin())], heard)
        own = (*(take for take in own if take is not alike[0]), *alike)
        self._enrolment = replace(self._enrolment, takes={**self.takes, phrase: own})
        del self._tried[phrase]
        return self._told(phrase, True, _AGREED.format(phrase=phrase))

    def _told(self, phrase: str, kept: bool, text: Text) -> Taken:
        return Taken(phrase, kept, len(self.takes.get(phrase, ())), text)

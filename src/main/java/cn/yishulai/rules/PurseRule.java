package cn.yishulai.rules;

import cn.yishulai.kernel.Audience;
import cn.yishulai.kernel.BookKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Books whose credits lie in a purse of their own (券包), and are paid for from it: children's books for children's books.
 * A book is of the first purse of which it has the class, the readers or the kind; of none, it is of the general one.
 *
 * @param name in capital letters; GENERAL needs no rule
 */
public record PurseRule(String name, List<String> classes, Set<Audience> audiences, Set<BookKind> kinds) {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]{0,19}");

    public PurseRule {
        classes = classes == null ? List.of() : List.copyOf(classes);
        audiences = audiences == null ? Set.of() : Set.copyOf(audiences);
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
        Numbers.require(
                name != null && NAME.matcher(name).matches() && !name.equals("GENERAL"),
                "purses.name",
                "a purse is named in capital letters, and not GENERAL");
        Acceptance.classes("purses.classes", classes);
        Numbers.require(
                !classes.isEmpty() || !audiences.isEmpty() || !kinds.isEmpty(),
                "purses.classes",
                "purse %s would hold nothing".formatted(name));
    }

    boolean holds(@Nullable String classNumber, @Nullable Audience audience, Set<BookKind> seen) {
        return Acceptance.begins(classNumber, classes)
                || audience != null && audiences.contains(audience)
                || seen.stream().anyMatch(kinds::contains);
    }
}

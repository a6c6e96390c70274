package cn.yishulai.catalog;

import cn.yishulai.catalog.SearchHit.Tier;
import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import cn.yishulai.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds volumes by what people remember: title, author, publisher, series or number, one or two Chinese characters
 * being enough.
 */
@ApplicationScoped
@Transactional
public class Search {

    /** So many hits are looked through for a filtered page, round by round: a filter lets most pass, or hardly any. */
    private static final List<Integer> ROUNDS = List.of(100, 400, 1_600);

    private final SearchIndex index;
    private final VolumeRepository volumes;

    Search(SearchIndex index, VolumeRepository volumes) {
        this.index = index;
        this.volumes = volumes;
    }

    /**
     * Best match first: the number, or else those that begin so; the title itself; all by the author of that name; titles
     * that begin so; titles that hold all words; volumes that hold them in any field. Only when there is nothing of
     * this: volumes that hold all characters in any order; and volumes with Latin words like those typed. Of the same
     * match, what more people wait for comes first, then short titles, then what came into the catalogue first.
     *
     * @param after cursor of the page before; null for the first
     * @throws cn.yishulai.kernel.Refused PAGE_MALFORMED
     */
    public Page<VolumeView> find(String query, @Nullable String after, int limit) {
        return find(query, SearchScope.EVERYTHING, after, limit);
    }

    /** The same in a part of the catalogue. */
    public Page<VolumeView> find(String query, SearchScope scope, @Nullable String after, int limit) {
        Page<SearchHit> hits = hits(query, scope, after, limit);
        return new Page<>(views(hits.items()), hits.nextAfter());
    }

    /**
     * The same, of those volumes only that the caller lets pass (with a copy at some site).
     *
     * <p>Of many that fit, the first 2,100 are looked through; when fewer than a page of them pass, the page is short and
     * its cursor goes on from there.
     *
     * @param filter leaves of a set of volumes those wanted; is asked at most three times
     */
    public Page<VolumeView> find(
            String query, SearchScope scope, @Nullable String after, int limit, UnaryOperator<Set<UUID>> filter) {
        List<SearchHit> found = new ArrayList<>();
        String cursor = after;
        for (int round : ROUNDS) {
            Page<SearchHit> hits = hits(query, scope, cursor, round);
            Set<UUID> wanted = filter.apply(Set.copyOf(ids(hits.items())));
            hits.items().stream().filter(hit -> wanted.contains(hit.volume())).forEach(found::add);
            cursor = hits.nextAfter();
            if (cursor == null || found.size() > limit) {
                break;
            }
        }
        if (found.size() > limit) {
            found = found.subList(0, limit);
            cursor = found.get(limit - 1).cursor();
        }
        return new Page<>(views(found), cursor);
    }

    /**
     * Of a few thousand volumes, those that what was typed fits: by number, or else with all words in any field. In no
     * order, and nothing is guessed.
     */
    public Set<UUID> among(String query, Collection<UUID> candidates) {
        Set<UUID> numbered = carrying(query, SearchScope.EVERYTHING)
                .map(SearchHit::volume)
                .filter(Set.copyOf(candidates)::contains)
                .collect(Collectors.toSet());
        SearchQuery typed = SearchQuery.of(query);
        return !numbered.isEmpty() || typed.isEmpty() ? numbered : index.among(typed, candidates);
    }

    /**
     * Tells how many people wait for each of these volumes now. The order of answers follows with the transaction; a
     * volume that is wanted about as much as before costs nothing.
     *
     * @param waiting open requests by volume; a volume that nobody waits for any more is told with 0
     */
    public void demand(Map<UUID, Long> waiting) {
        index.demand(waiting);
    }

    private Page<SearchHit> hits(String typed, SearchScope scope, @Nullable String after, int limit) {
        SearchHit last = after == null ? null : SearchHit.at(after);
        List<SearchHit> carrying = last == null || last.tier().compareTo(Tier.NUMBER_BEGINS) <= 0
                ? carrying(typed, scope)
                        .filter(hit -> last == null || SearchHit.ORDER.compare(hit, last) > 0)
                        .toList()
                : List.of();
        if (!carrying.isEmpty() || last != null && last.tier().compareTo(Tier.NUMBER_BEGINS) <= 0) {
            return Page.cut(carrying, limit, SearchHit::cursor);
        }
        SearchQuery query = SearchQuery.of(typed);
        return query.isEmpty()
                ? new Page<>(List.of(), null)
                : Page.cut(index.find(query, scope, last, limit + 1), limit, SearchHit::cursor);
    }

    /** Volumes with the number that was typed; when there are none, those whose number begins so. */
    private Stream<SearchHit> carrying(String typed, SearchScope scope) {
        List<UUID> whole = BookNumber.maybe(typed)
                .map(number -> volumes.carrying(spellings(number)))
                .orElse(List.of());
        Tier tier = whole.isEmpty() ? Tier.NUMBER_BEGINS : Tier.NUMBER;
        List<UUID> carrying = whole.isEmpty() ? index.carryingBeginningOf(PartOfNumber.keys(typed)) : whole;
        return index.within(scope, carrying).stream().map(id -> new SearchHit(tier, 0, id));
    }

    /** Catalogues write the letter of the class before a 统一书号 or leave it out; who searches gets both. */
    private static List<String> spellings(BookNumber number) {
        String key = number.value();
        if (number.kind() != BookNumberKind.UNIFIED) {
            return List.of(key);
        }
        if (Character.isLetter(key.charAt(0))) {
            return List.of(key, key.substring(1));
        }
        return Stream.concat(Stream.of(key), IntStream.rangeClosed('A', 'Z').mapToObj(c -> (char) c + key))
                .toList();
    }

    private List<VolumeView> views(List<SearchHit> hits) {
        return volumes.views(ids(hits));
    }

    private static List<UUID> ids(List<SearchHit> hits) {
        return hits.stream().map(SearchHit::volume).toList();
    }
}

package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.TOUR_NOT_COMPLETE;
import static cn.yishulai.fairs.TourRefusal.TOUR_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.PERSON_UNKNOWN;

import cn.yishulai.kernel.CertificateCode;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.labels.Labels;
import cn.yishulai.labels.PosterCertificate;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the papers of a tour say. Of the person they say the nickname. */
@ApplicationScoped
@Transactional
public class TourPapers {

    private final TourRows tours;
    private final TourStampRows stamps;
    private final TourCodes codes;
    private final Households households;
    private final Sites sites;
    private final Labels labels;

    TourPapers(
            TourRows tours, TourStampRows stamps, TourCodes codes, Households households, Sites sites, Labels labels) {
        this.tours = tours;
        this.stamps = stamps;
        this.codes = codes;
        this.households = households;
        this.sites = sites;
        this.labels = labels;
    }

    /**
     * The certificate of a person of the caller's family.
     *
     * @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, PERSON_UNKNOWN, TOUR_NOT_COMPLETE
     */
    public PosterCertificate certificate(Caller caller, UUID id, String sent, boolean english) {
        UUID person = ofFamily(caller, sent);
        Tour tour = shown(id);
        TourStampRows.Certificate certificate = Optional.ofNullable(
                        stamps.certificates(id, List.of(person)).get(person))
                .orElseThrow(() -> TOUR_NOT_COMPLETE.because(
                        "%d stamps complete this tour".formatted(tour.needed()), Map.of("needed", tour.needed())));
        Map<UUID, TourStampRows.Stamp> collected =
                stamps.of(id, List.of(person)).getOrDefault(person, List.of()).stream()
                        .collect(Collectors.toMap(TourStampRows.Stamp::site, stamp -> stamp));
        String day = OpeningCalendar.dayOf(certificate.completedAt()).toString();
        return new PosterCertificate(
                english ? "en" : "zh-CN",
                english ? "Yishulai · Jinling Library" : "益书来 · 金陵图书馆",
                english ? "Certificate" : "换书游 · 完成证书",
                households.person(person).nickname(),
                english
                        ? List.of(
                                "completed the book-swap tour “%s”".formatted(tour.title()),
                                "%d stamps · %s".formatted(certificate.stamps(), day))
                        : List.of(
                                "走完了换书游《%s》".formatted(tour.title()),
                                "集齐 %d 枚章 · %s".formatted(certificate.stamps(), day)),
                stops(tour, collected),
                english ? "Scan to see that it is genuine" : "扫码验证真伪",
                spaced(certificate.code()),
                labels.url(certificate.code()));
    }

    /** The stamp card of a person of the caller's family. @throws cn.yishulai.kernel.Refused TOUR_UNKNOWN, PERSON_UNKNOWN */
    public PosterCertificate card(Caller caller, UUID id, String sent, boolean english) {
        UUID person = ofFamily(caller, sent);
        Tour tour = shown(id);
        return new PosterCertificate(
                english ? "en" : "zh-CN",
                english ? "Yishulai · stamp card" : "益书来 · 集章卡",
                tour.title(),
                households.person(person).nickname(),
                english
                        ? List.of(
                                "At each stop show this card: it is scanned there, and stamped on paper if you like. %d stamps complete the tour."
                                        .formatted(tour.needed()),
                                "From %s to %s. Found this card? Bring it to any swap site."
                                        .formatted(tour.firstDay(), tour.lastDay()))
                        : List.of(
                                "每到一站出示此卡，由现场人员扫码登记，也可以在纸上盖章。集满 %d 枚即完成。".formatted(tour.needed()),
                                "%s 至 %s。捡到此卡，请送到任一换书点位。".formatted(tour.firstDay(), tour.lastDay())),
                stops(tour, Map.of()),
                english ? "Scanned at each stop" : "每站扫这里",
                "",
                codes.card(id, person));
    }

    private UUID ofFamily(Caller caller, String sent) {
        UUID person = OpaqueId.parse(sent, PERSON_UNKNOWN);
        if (!households.isIn(person, caller.household())) {
            throw PERSON_UNKNOWN.because("nobody of your family");
        }
        return person;
    }

    private Tour shown(UUID id) {
        Tour tour = tours.find(id);
        if (tour.state() == TourState.DRAFT) {
            throw TOUR_UNKNOWN.because("there is no such tour");
        }
        return tour;
    }

    private List<PosterCertificate.Stop> stops(Tour tour, Map<UUID, TourStampRows.Stamp> collected) {
        Map<UUID, SiteName> names =
                sites.names(tour.stops().stream().map(Tour.Stop::site).toList());
        return tour.stops().stream()
                .map(stop -> new PosterCertificate.Stop(
                        Objects.requireNonNull(names.get(stop.site())).name(),
                        Optional.ofNullable(collected.get(stop.site()))
                                .map(stamp -> OpeningCalendar.dayOf(stamp.at()).toString())
                                .orElse(null)))
                .toList();
    }

    /** Five, four and four: so people read it to each other. */
    private static String spaced(CertificateCode code) {
        String value = code.value();
        return value.substring(0, 5) + " " + value.substring(5, 9) + " " + value.substring(9);
    }
}

package cn.yishulai.http;

import cn.yishulai.catalog.Cataloguing;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.fairs.FairForm;
import cn.yishulai.fairs.Fairs;
import cn.yishulai.fairs.SessionForm;
import cn.yishulai.http.Stage.Relation;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.notices.DeadLetterFixture;
import cn.yishulai.people.Authenticator;
import cn.yishulai.people.OutsideFakes;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.rules.RuleDrafts;
import cn.yishulai.rules.RuleSets;
import com.google.zxing.oned.EAN13Writer;
import io.quarkus.arc.Arc;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/**
 * A specimen of each kind of thing that an operation can name: the caller's own, a stranger's, one at another site, one
 * of another partner's, and one that is missing.
 *
 * <p>A new operation needs a line here only when it names a new kind of thing ({@link #THINGS}: the name of the
 * parameter or member, or {@code operationId.name} where that name means something else there), wants its thing in a
 * certain state (the maker asks {@code stage.operation}), or makes no sense without a member that the contract does not
 * require ({@link #NEEDED}). The matrix says what is missing.
 */
final class Specimens {

    /** To whom a thing belongs. */
    enum Owner {
        HOUSEHOLD,
        SITE,
        ORGANISATION
    }

    /** Makes a thing that stands so to the caller, and says what it is called in a request. */
    interface Maker {
        String make(Stage stage, Relation relation);
    }

    /** @param missing a name that is well formed and nobody's */
    record Thing(Set<Owner> owners, Supplier<String> missing, Maker maker) {

        String name(Stage stage, Relation relation) {
            return relation == Relation.MISSING ? missing.get() : maker.make(stage, relation);
        }
    }

    private static final String NOTICE = "2026-1";
    private static final Supplier<String> NO_ID = () -> UUID.randomUUID().toString();
    private static final Supplier<String> NO_COPY = () -> CopyCode.random().value();
    private static final Supplier<String> NO_FAMILY = () -> FamilyCode.random().value();

    private static final Thing COPY = new Thing(Set.of(Owner.HOUSEHOLD, Owner.SITE), NO_COPY, Specimens::copy);
    private static final Thing REQUEST = new Thing(Set.of(Owner.HOUSEHOLD, Owner.SITE), NO_ID, Specimens::request);
    private static final Thing DROP_OFF = new Thing(Set.of(Owner.HOUSEHOLD, Owner.SITE), NO_ID, Specimens::dropOff);
    private static final Thing PERSON = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::person);
    private static final Thing GROWN_UP = new Thing(
            Set.of(Owner.HOUSEHOLD),
            NO_ID,
            (stage, r) -> stage.family(r).caller().personId().toString());
    private static final Thing ELDER = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::elder);
    private static final Thing PROXY = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::proxy);
    private static final Thing FAMILY = new Thing(Set.of(Owner.HOUSEHOLD), NO_FAMILY, Specimens::family);
    private static final Thing SITE =
            new Thing(Set.of(Owner.SITE), NO_ID, (stage, r) -> stage.site(r).toString());
    private static final Thing VOLUME = new Thing(Set.of(), NO_ID, (stage, r) -> stage.volume());
    private static final Thing LABEL = new Thing(Set.of(), NO_COPY, (stage, r) -> bean(BlankLabels.class)
            .make(1, stage.house.librarian.caller().personId())
            .get(0)
            .value());
    private static final Thing PRINT_JOB = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::printJob);
    private static final Thing PRINTER = new Thing(Set.of(Owner.SITE), NO_ID, Specimens::printer);
    private static final Thing SHEET = new Thing(Set.of(), () -> "NO-SUCH-SHEET", (stage, r) -> "L7160");
    private static final Thing PHOTO = new Thing(Set.of(), NO_ID, Specimens::photo);
    private static final Thing FAIR = new Thing(Set.of(), NO_ID, Specimens::fair);
    private static final Thing STAFF =
            new Thing(Set.of(), NO_ID, (stage, r) -> Authenticator.ofSomebody().toString());
    private static final Thing APPROVAL = new Thing(Set.of(Owner.SITE), NO_ID, Specimens::approval);
    private static final Thing IMPORT = new Thing(Set.of(), NO_ID, (stage, r) -> Stage.does(
                    stage.house.librarian, "POST", "/v1/imports", "{'name':'书目.csv','size':1}")
            .get("id")
            .asText());
    private static final Thing LINK = new Thing(Set.of(), () -> "TELEPATHY", (stage, r) -> {
        OutsideFakes.linked(stage.family(r).caller().personId());
        return "WECHAT";
    });
    private static final Thing DEVICE = new Thing(Set.of(Owner.SITE), NO_ID, Specimens::device);
    private static final Thing VOLUNTEER =
            new Thing(Set.of(Owner.ORGANISATION), NO_ID, (stage, r) -> Somebody.ofOrganisation(
                            stage.organisation(r), Role.VOLUNTEER, stage.house.home)
                    .caller()
                    .personId()
                    .toString());
    private static final Thing ORGANISATION =
            new Thing(Set.of(Owner.ORGANISATION), NO_ID, (stage, r) -> stage.organisation(r)
                    .toString());
    private static final Thing INVITATION = new Thing(Set.of(Owner.ORGANISATION), NO_ID, (stage, r) -> Stage.does(
                    stage.house.librarian,
                    "POST",
                    "/v1/invitations",
                    "{'role':'PARTNER','displayName':'小赵','organisationId':'%s'}".formatted(stage.organisation(r)))
            .get("id")
            .asText());
    private static final Thing SHELF =
            new Thing(Set.of(Owner.SITE), () -> ShelfCode.random().value(), (stage, r) -> Stage.does(
                            stage.house.librarian,
                            "POST",
                            "/v1/shelves",
                            "{'siteId':'%s','name':'%s'}"
                                    .formatted(
                                            stage.site(r),
                                            UUID.randomUUID().toString().substring(0, 30)))
                    .get("code")
                    .asText());
    /** Of nobody, and nothing is there. */
    private static final Thing NEW_SITE = new Thing(Set.of(), NO_ID, (stage, r) -> bean(Sites.class)
            .add(new SiteForm("新点 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()))
            .toString());

    private static final Thing CLOSURE = new Thing(Set.of(Owner.SITE), NO_ID, (stage, r) -> Stage.does(
                    stage.house.librarian,
                    "POST",
                    "/v1/closures",
                    "{'siteId':'%s','firstDay':'%s','lastDay':'%2$s','reason':'台风'}"
                            .formatted(stage.site(r), LocalDate.now().plusDays(40)))
            .get("id")
            .asText());
    private static final Thing LOAD =
            new Thing(Set.of(Owner.SITE), () -> TransferCode.random().value(), Specimens::load);
    private static final Thing PUSH_DEVICE = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, (stage, r) -> Stage.does(
                    stage.family(r),
                    "POST",
                    "/v1/households/me/push-devices",
                    "{'token':'%s','platform':'ANDROID'}".formatted(UUID.randomUUID()))
            .get("id")
            .asText());
    private static final Thing RECALL = new Thing(Set.of(), NO_ID, (stage, r) -> Stage.does(
                    Somebody.aLibrarian(),
                    "POST",
                    "/v1/recalls",
                    "{'volumeId':'%s','scope':'VOLUME','reason':'MOULD','note':'受潮'}".formatted(stage.volume()))
            .get("id")
            .asText());
    private static final Thing STOCKTAKE = new Thing(Set.of(Owner.SITE), NO_ID, Specimens::stocktake);
    private static final Thing PROBLEM = new Thing(Set.of(), NO_ID, (stage, r) -> "copy-unknown");

    /** What a path parameter, a query parameter or a member of a body names. */
    static final Map<String, Thing> THINGS = new HashMap<>();

    static {
        THINGS.put("code", COPY);
        THINGS.put("copyCode", COPY);
        THINGS.put("stocktakeId", STOCKTAKE);
        THINGS.put("recallId", RECALL);
        THINGS.put("openStocktake.siteId", new Thing(Set.of(Owner.SITE), NO_ID, Specimens::uncounted));
        THINGS.put("copyCodes", COPY);
        THINGS.put("blankLabel", LABEL);
        THINGS.put("printJobId", PRINT_JOB);
        THINGS.put("printerId", PRINTER);
        THINGS.put("sheet", SHEET);
        THINGS.put("sheetName", new Thing(Set.of(), () -> "NO-SUCH-SHEET", Specimens::ownSheet));
        THINGS.put("requestId", REQUEST);
        THINGS.put("dropOffId", DROP_OFF);
        THINGS.put("personId", PERSON);
        THINGS.put("familyCode", FAMILY);
        THINGS.put("photoId", PHOTO);
        THINGS.put("site", SITE);
        THINGS.put("siteId", SITE);
        THINGS.put("pickupSiteId", SITE);
        THINGS.put("toSiteId", SITE);
        THINGS.put("volumeId", VOLUME);
        THINGS.put("importId", IMPORT);
        THINGS.put("otherVolumeId", VOLUME);
        THINGS.put("showCover.volumeId", new Thing(Set.of(), NO_ID, Specimens::covered));
        THINGS.put("requestIds", REQUEST);
        THINGS.put("draftId", new Thing(Set.of(), NO_ID, Specimens::draft));
        THINGS.put("taskId", new Thing(Set.of(), NO_ID, Specimens::task));
        THINGS.put("fairId", FAIR);
        THINGS.put("problemCode", PROBLEM);
        THINGS.put("staffId", STAFF);
        THINGS.put("letStaffGo.staffId", VOLUNTEER);
        THINGS.put("deviceId", DEVICE);
        THINGS.put("linkKind", LINK);
        THINGS.put("invitationId", INVITATION);
        THINGS.put("organisationId", ORGANISATION);
        THINGS.put("shelfCode", SHELF);
        THINGS.put("transferCode", LOAD);
        THINGS.put("fromSiteId", SITE);
        THINGS.put("parentId", SITE);
        THINGS.put("closureId", CLOSURE);
        THINGS.put("describeSite.siteId", NEW_SITE);
        THINGS.put("closeSiteDown.siteId", NEW_SITE);
        // A load goes to another site than it comes from.
        THINGS.put("proposeTransfer.toSiteId", NEW_SITE);
        THINGS.put("approvalId", APPROVAL);
        THINGS.put("pushDeviceId", PUSH_DEVICE);
        THINGS.put("deaccessionListId", new Thing(Set.of(Owner.SITE), NO_ID, Specimens::deaccessionList));
        THINGS.put("deadLetterId", new Thing(Set.of(), NO_ID, (stage, r) -> DeadLetterFixture.oneOf(stage.mine)));
        // A book comes from the family's shelf, which is at no site.
        // The page says of every card the same.
        THINGS.put("showCardPage.familyCode", new Thing(Set.of(), NO_FAMILY, (stage, r) -> NO_FAMILY.get()));
        // The desk acts for grown-ups.
        THINGS.put("openSessionOnBehalf.personId", GROWN_UP);
        THINGS.put("becomePerson.personId", GROWN_UP);
        THINGS.put("addPhone.personId", GROWN_UP);
        THINGS.put("guardianId", ELDER);
        THINGS.put("acceptGuardianship.personId", new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::offered));
        // Whoever was told the code may use it.
        THINGS.put("joinCode", new Thing(Set.of(), () -> JoinCode.random().value(), Specimens::joinCode));
        THINGS.put("proxyPersonId", ELDER);
        // Any family whose card one was shown.
        THINGS.put(
                "proxyFamilyCode", new Thing(Set.of(), NO_FAMILY, (stage, r) -> stage.familyCode(Somebody.aCitizen())));
        THINGS.put("proxyId", PROXY);
        THINGS.put("inspectCopy.copyCode", new Thing(Set.of(Owner.HOUSEHOLD), NO_COPY, Specimens::copy));
    }

    /** Names that look like one of a thing and are none. */
    static final Set<String> NO_THINGS = Set.of(
            "confirmSecondFactor.code",
            "pairCounterDevice.pairingCode",
            "openSession.code",
            "openSession.wechatCode",
            "foundHousehold.code",
            "addPhone.code",
            "addEmail.code",
            "invite.siteIds",
            "sendImportPart.part");

    /** Members without which an operation makes no sense, though the contract requires none of them. */
    static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("sendOneTimeCode", List.of("phone")),
            Map.entry("openSession", List.of("phone", "code")),
            Map.entry("invite", List.of("organisationId", "endsOn")),
            Map.entry("registerCopy", List.of("volumeId", "familyCode")),
            Map.entry("placeRequest", List.of("familyCode")),
            Map.entry("inspectCopy", List.of("copyCode")),
            Map.entry("printLabels", List.of("copyCodes")),
            Map.entry("relabelCopy", List.of("siteId")),
            Map.entry("missCopy", List.of("siteId")),
            Map.entry("quarantineCopy", List.of("siteId")),
            Map.entry("checkPhone", List.of("familyCode")),
            Map.entry("closeTransfer", List.of("missingBecause")),
            Map.entry("closeSites", List.of("siteId")),
            Map.entry("growWard", List.of("ageBand")));

    /** Values of members that name nothing, where neither an enum nor an example of the contract says them. */
    static final Map<String, Supplier<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "rules",
                    () -> "{\"lowestGrade\":\"FAIR\",\"capPerSession\":20,\"capPerVolume\":2,\"creditsPerBook\":1}"),
            Map.entry("password", () -> Somebody.PASSWORD),
            Map.entry("newPassword", () -> Somebody.PASSWORD),
            Map.entry("endsOn", () -> LocalDate.now().plusDays(30).toString()),
            Map.entry("nickname", () -> "小明"),
            Map.entry("from", () -> "2026-01-01"),
            Map.entry("to", () -> "2026-12-31"),
            Map.entry("query", () -> "红楼"),
            Map.entry("phone", () -> "139%08d".formatted((int) (Math.random() * 100_000_000))),
            Map.entry("code", () -> "000000"),
            Map.entry("firstDay", () -> LocalDate.now().plusDays(50).toString()),
            Map.entry("lastDay", () -> LocalDate.now().plusDays(51).toString()),
            Map.entry("name", () -> UUID.randomUUID().toString().toUpperCase().substring(0, 23)),
            Map.entry("showRecallReach.scope", () -> "VOLUME"),
            // Of no site, so that its plan is another.
            Map.entry("shelves", () -> ShelfCode.random().value()));

    private Specimens() {}

    /** The bar code of a book, so that there is something to be read in it. */
    private static BufferedImage barCode() {
        boolean[] bars = new EAN13Writer().encode("9787532776771");
        BufferedImage image = new BufferedImage(3 * bars.length + 80, 240, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int bar = (x - 40) / 3;
                boolean dark = x >= 40 && y > 40 && y < 200 && bar < bars.length && bars[bar];
                image.setRGB(x, y, dark ? 0x101010 : 0xF8F8F8);
            }
        }
        return image;
    }

    static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(barCode(), "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Drawn up by somebody else than the caller. */
    private static String deaccessionList(Stage stage, Relation relation) {
        UUID site = stage.site(relation);
        String code = stage.brought(stage.mine, stage.volume(), site);
        return Stage.does(
                        Somebody.staffAt(site),
                        "POST",
                        "/v1/deaccession-lists",
                        "{'siteId':'%s','purpose':'FREE_SHELF','reason':'滞架','copyCodes':['%s']}".formatted(site, code))
                .get("id")
                .asText();
    }

    private static String copy(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        UUID site = stage.site(relation);
        String volume = stage.volume();
        return switch (stage.operation) {
            case "inspectAgain", "addInspectionPhoto" -> stage.brought(family, volume, site);
            case "releaseCopy" -> stage.setAside(family, volume, site);
            case "shelveCopy" ->
                stage.step(
                        stage.brought(family, volume, site),
                        "quarantine",
                        "{'siteId':'%s','reason':'受潮'}".formatted(site));
            case "holdCopy" -> {
                Somebody reader = Somebody.aCitizen();
                stage.brought(reader, stage.volume(), site);
                String code = stage.brought(family, volume, site);
                stage.asked(reader, volume, site, true);
                yield code;
            }
            case "receiveCopy", "receiveWithTransfer" -> {
                UUID from = site.equals(stage.house.elsewhere) ? stage.house.home : stage.house.elsewhere;
                yield stage.step(
                        stage.brought(family, volume, from),
                        "send",
                        "{'siteId':'%s','toSiteId':'%s'}".formatted(from, site));
            }
            case "proposeDeaccession",
                    "claimCopy",
                    "handOverCopy",
                    "sendCopy",
                    "undoCopyStep",
                    "missCopy",
                    "quarantineCopy",
                    "scan",
                    "packIntoTransfer",
                    "takeOutOfTransfer" -> stage.brought(family, volume, site);
            default -> stage.listed(family, volume);
        };
    }

    /** Open, but for its receipt. */
    private static String dropOff(Stage stage, Relation relation) {
        String session = stage.dropOff(stage.family(relation), stage.site(relation));
        if (stage.operation.equals("showReceipt")) {
            Stage.does(stage.house.librarian, "POST", "/v1/drop-offs/" + session + "/receipt", "");
        }
        return session;
    }

    private static String printJob(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        String form = "{\"copyCodes\":[\"%s\"],\"sheet\":\"L7160\"}".formatted(stage.listed(family, stage.volume()));
        Knock.at("POST", "/v1/labels", family.token(), "application/json", form);
        return Stage.does(family, "GET", "/v1/labels", "").at("/items/0/id").asText();
    }

    private static String printer(Stage stage, Relation relation) {
        return Stage.does(
                        stage.house.librarian,
                        "POST",
                        "/v1/label-printers",
                        "{'siteId':'%s','name':'%s','format':'PDF','dpi':'DPI_203'}"
                                .formatted(stage.site(relation), UUID.randomUUID()))
                .get("id")
                .asText();
    }

    private static String ownSheet(Stage stage, Relation relation) {
        String name = "OWN-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Stage.does(
                stage.house.librarian,
                "POST",
                "/v1/label-sheets",
                """
                {'name':'%s','title':'自备卷纸','pageWidth':70,'pageHeight':40,'columns':1,'rows':1,'width':70,'height':40,
                 'left':0,'top':0,'pitchAcross':70,'pitchDown':40}"""
                        .formatted(name));
        return name;
    }

    private static String request(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        UUID site = stage.site(relation);
        String volume = stage.volume();
        if (stage.operation.equals("acceptRequest")) {
            stage.brought(family, stage.volume(), site);
            stage.brought(Somebody.aCitizen(), volume, site);
        }
        String request = stage.asked(family, volume, site, false);
        if (stage.operation.equals("resumeRequest")) {
            Stage.does(family, "POST", "/v1/requests/" + request + "/pause", "");
        }
        return request;
    }

    /** A child of the family. */
    private static String person(Stage stage, Relation relation) {
        return Stage.does(
                        stage.family(relation),
                        "POST",
                        "/v1/households/me/persons",
                        "{'nickname':'小%s','kind':'CHILD','ageBand':'UNDER_7','consentVersion':'%s'}"
                                .formatted(stage.family(relation).caller().displayName(), NOTICE))
                .get("id")
                .asText();
    }

    private static String elder(Stage stage, Relation relation) {
        return Stage.does(
                        stage.family(relation),
                        "POST",
                        "/v1/households/me/persons",
                        "{'nickname':'老%s','kind':'ELDER'}"
                                .formatted(stage.family(relation).caller().displayName()))
                .get("id")
                .asText();
    }

    /** A child that was another's until its guardian asked the family's first grown-up. */
    private static String offered(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        Somebody elder = Somebody.ofPerson(UUID.fromString(elder(stage, relation)));
        String child = Stage.does(
                        elder,
                        "POST",
                        "/v1/households/me/persons",
                        "{'nickname':'小孙','kind':'CHILD','ageBand':'UNDER_7','consentVersion':'%s'}".formatted(NOTICE))
                .get("id")
                .asText();
        Stage.does(
                elder,
                "POST",
                "/v1/households/me/wards/%s/guardian".formatted(child),
                "{'guardianId':'%s'}".formatted(family.caller().personId()));
        return child;
    }

    private static String joinCode(Stage stage, Relation relation) {
        return Stage.does(Somebody.aCitizen(), "POST", "/v1/households/me/unions/code", "")
                .get("code")
                .asText();
    }

    /** An elder of the family acts for its first grown-up. */
    private static String proxy(Stage stage, Relation relation) {
        return Stage.does(
                        stage.family(relation),
                        "POST",
                        "/v1/households/me/proxies",
                        "{'proxyPersonId':'%s'}".formatted(elder(stage, relation)))
                .get("id")
                .asText();
    }

    /** The card of a family, which can pay for a book. */
    private static String family(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        if (stage.operation.equals("handOverCopy")) {
            stage.brought(family, stage.volume(), stage.house.home);
        }
        return stage.familyCode(family);
    }

    /** A copy at the site that a librarian wants to withdraw. */
    private static String approval(Stage stage, Relation relation) {
        String code = stage.brought(stage.family(relation), stage.volume(), stage.site(relation));
        return Stage.does(stage.house.librarian, "POST", "/v1/copies/" + code + "/withdraw", "{'reason':'残破'}")
                .get("approval")
                .get("id")
                .asText();
    }

    /** A van load of the site; it comes to it where it is received, and leaves from it where it is packed. */
    private static String load(Stage stage, Relation relation) {
        UUID site = stage.site(relation);
        UUID other = site.equals(stage.house.elsewhere) ? stage.house.ofAnother : stage.house.elsewhere;
        boolean comes = Set.of("receiveWithTransfer", "closeTransfer").contains(stage.operation);
        UUID from = comes ? other : site;
        String path = "/v1/transfers";
        String load = Stage.does(
                        stage.house.librarian,
                        "POST",
                        path,
                        "{'fromSiteId':'%s','toSiteId':'%s'}".formatted(from, comes ? site : other))
                .get("code")
                .asText();
        if (Set.of("receiveWithTransfer", "closeTransfer", "sendTransfer").contains(stage.operation)) {
            String copy = stage.brought(stage.mine, stage.volume(), from);
            Stage.does(stage.house.librarian, "POST", path + "/" + load + "/pack", "{'copyCode':'%s'}".formatted(copy));
        }
        if (comes) {
            Stage.does(stage.house.librarian, "POST", path + "/" + load + "/send", "");
        }
        return load;
    }

    /** The one that runs at the site, in the state the operation wants; opened by a librarian whom no cell is. */
    private static String stocktake(Stage stage, Relation relation) {
        Somebody opener = Somebody.aLibrarian();
        String shelf = UUID.randomUUID().toString().substring(0, 30);
        Stage.does(opener, "POST", "/v1/shelves", "{'siteId':'%s','name':'%s'}".formatted(stage.site(relation), shelf));
        String id = Stage.does(
                        opener,
                        "POST",
                        "/v1/stocktakes",
                        "{'siteId':'%s','shelves':['%s']}".formatted(stage.site(relation), shelf))
                .get("id")
                .asText();
        if (stage.operation.equals("reopenStocktake") || stage.operation.equals("signStocktake")) {
            Stage.does(opener, "POST", "/v1/stocktakes/" + id + "/counted", "");
        }
        return id;
    }

    /** A site at which nobody counts at the moment. */
    private static String uncounted(Stage stage, Relation relation) {
        String site = stage.site(relation).toString();
        Stage.does(stage.house.librarian, "GET", "/v1/stocktakes?limit=100&site=" + site, "")
                .get("items")
                .forEach(stocktake -> {
                    if (stocktake.get("state").asText().equals("OPEN")) {
                        Stage.does(
                                stage.house.librarian,
                                "POST",
                                "/v1/stocktakes/%s/cancel"
                                        .formatted(stocktake.get("id").asText()),
                                "");
                    }
                });
        return site;
    }

    private static String photo(Stage stage, Relation relation) {
        String path = "/v1/copies/" + stage.listed(stage.family(relation), stage.volume()) + "/photos";
        return Stage.read(Knock.at("POST", path, stage.family(relation).token(), "image/jpeg", picture()), path)
                .get("id")
                .asText();
    }

    private static String device(Stage stage, Relation relation) {
        String code = Stage.does(
                        stage.house.librarian,
                        "POST",
                        "/v1/counter-devices/pairings",
                        "{'siteId':'%s','label':'枪'}".formatted(stage.site(relation)))
                .get("pairingCode")
                .asText();
        return Stage.does(stage.house.librarian, "POST", "/v1/counter-devices", "{'pairingCode':'%s'}".formatted(code))
                .get("id")
                .asText();
    }

    private static String covered(Stage stage, Relation relation) {
        String volume = stage.volume();
        String path = "/v1/volumes/" + volume + "/cover";
        Stage.read(Knock.at("POST", path, stage.house.librarian.token(), "image/jpeg", picture()), path);
        return volume;
    }

    /** A book that a family described. */
    /** Prepared by somebody else, who is needed to publish it. */
    private static String draft(Stage stage, Relation relation) {
        return bean(RuleDrafts.class)
                .begin(UUID.randomUUID(), bean(RuleSets.class).intake(), "a draft")
                .id()
                .toString();
    }

    private static String task(Stage stage, Relation relation) {
        String volume = Stage.does(stage.mine, "POST", "/v1/volumes", "{'title':'无名书 %s'}".formatted(UUID.randomUUID()))
                .get("id")
                .asText();
        return bean(Cataloguing.class).open(new UUID(0, 0), 100_000).stream()
                .filter(task -> task.volume().toString().equals(volume))
                .map(task -> task.id().toString())
                .findFirst()
                .orElseThrow();
    }

    private static String fair(Stage stage, Relation relation) {
        Fairs fairs = bean(Fairs.class);
        Instant from = Instant.now().plus(30, ChronoUnit.DAYS);
        UUID fair = fairs.plan(new FairForm(
                "换书市集", null, stage.house.home, List.of(new SessionForm(from, from.plus(2, ChronoUnit.HOURS), 100))));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        return fair.toString();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}

package cn.yishulai.http;

import cn.yishulai.catalog.Cataloguing;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.fairs.DeviceFixture;
import cn.yishulai.fairs.FairAccess;
import cn.yishulai.fairs.FairFacts;
import cn.yishulai.fairs.FairScene;
import cn.yishulai.fairs.FairStockScene;
import cn.yishulai.fairs.ProgrammeScene;
import cn.yishulai.fairs.TableScene;
import cn.yishulai.fairs.TicketScene;
import cn.yishulai.fairs.TourFixture;
import cn.yishulai.fairs.TradeScene;
import cn.yishulai.http.Stage.Relation;
import cn.yishulai.kernel.CertificateCode;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.JoinCode;
import cn.yishulai.kernel.ShelfCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.notices.DeadLetterFixture;
import cn.yishulai.people.Authenticator;
import cn.yishulai.people.OutsideFakes;
import cn.yishulai.people.OwnFamilies;
import cn.yishulai.people.Role;
import cn.yishulai.people.Somebody;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.planning.PlanningFixture;
import cn.yishulai.reports.CountFixture;
import cn.yishulai.reports.FindingFixture;
import cn.yishulai.rules.RequestRuleDrafts;
import cn.yishulai.rules.RuleDrafts;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.simulation.SimulationFixture;
import cn.yishulai.swaps.AppealFixture;
import cn.yishulai.swaps.HomeSwapStage;
import com.google.zxing.oned.EAN13Writer;
import io.quarkus.arc.Arc;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
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
    private static final Thing FAIR =
            new Thing(Set.of(Owner.SITE, Owner.ORGANISATION), NO_ID, (stage, r) -> fair(stage, r)
                    .toString());
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
                            .formatted(
                                    stage.site(r),
                                    LocalDate.now(OpeningCalendar.CITY).plusDays(40)))
            .get("id")
            .asText());
    private static final Thing LOAD =
            new Thing(Set.of(Owner.SITE), () -> TransferCode.random().value(), Specimens::load);
    private static final Thing APPEAL = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::appeal);
    private static final Thing PROMISE = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, Specimens::promise);
    /** It stops at the site, and then at one of nobody. */
    private static final Thing RUN = new Thing(Set.of(Owner.SITE), NO_ID, (stage, r) -> Stage.does(
                    stage.house.librarian,
                    "POST",
                    "/v1/runs",
                    "{'day':'%s','room':100,'stops':%s}"
                            .formatted(
                                    LocalDate.now(OpeningCalendar.CITY).plusDays(2),
                                    stops(stage.site(r), aSiteOfNobody()).replace('"', '\'')))
            .get("id")
            .asText());

    private static final Thing PUSH_DEVICE = new Thing(Set.of(Owner.HOUSEHOLD), NO_ID, (stage, r) -> Stage.does(
                    stage.family(r),
                    "POST",
                    "/v1/households/me/push-devices",
                    "{'token':'%s','platform':'ANDROID'}".formatted(UUID.randomUUID()))
            .get("id")
            .asText());
    private static final Thing RECALL = new Thing(Set.of(), NO_ID, (stage, r) -> Stage.does(
                    stage.house.colleague,
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
        THINGS.put(
                "homeSwapId",
                new Thing(
                        Set.of(Owner.HOUSEHOLD),
                        NO_ID,
                        (stage, r) -> HomeSwapStage.proposed(stage.family(r), stage.site(r))));
        THINGS.put("tradeSessionId", new Thing(Set.of(Owner.SITE), NO_ID, (stage, r) -> trade(stage, r)
                .session()
                .toString()));
        THINGS.put("tourId", new Thing(Set.of(), NO_ID, (stage, r) -> tour(stage)));
        THINGS.put("publishTour.tourId", new Thing(Set.of(), NO_ID, (stage, r) -> TourFixture.draft(stage.house.home)
                .toString()));
        THINGS.put("printTourCertificate.tourId", new Thing(Set.of(), NO_ID, (stage, r) -> TourFixture.completedBy(
                        stage.mine.caller(), stage.house.home)
                .toString()));
        THINGS.put("printTourCertificate.personId", GROWN_UP);
        THINGS.put("personIds", PERSON);
        THINGS.put(
                "collectStamp.code",
                new Thing(
                        Set.of(),
                        () -> "YT1.nobody-made-it",
                        (stage, r) -> TourFixture.shown(UUID.fromString(tour(stage)), stage.house.home)));
        THINGS.put("planTour.stops", new Thing(Set.of(), Specimens::noStops, (stage, r) -> tourStops(stage)));
        THINGS.put("changeTour.stops", new Thing(Set.of(), Specimens::noStops, (stage, r) -> tourStops(stage)));
        // Whoever knows the address: it is the family's secret.
        THINGS.put("calendarToken", new Thing(Set.of(), () -> "nobodys-secret", Specimens::calendar));
        THINGS.put(
                "certificateCode",
                new Thing(Set.of(), () -> CertificateCode.random().value(), Specimens::certificate));
        THINGS.put("saveTradeListing.wishes", VOLUME);
        THINGS.put(
                "saveTradeListing.copies",
                new Thing(
                        Set.of(Owner.HOUSEHOLD),
                        () -> "[{\"code\":\"%s\"}]".formatted(NO_COPY.get()),
                        (stage, r) -> "[{\"code\":\"%s\"}]".formatted(stage.listed(stage.family(r), stage.volume()))));
        THINGS.put("withdrawRecalledCopies.recallId", new Thing(Set.of(), NO_ID, (stage, r) -> {
            String recall = RECALL.maker().make(stage, r);
            return Stage.does(stage.house.librarian, "POST", "/v1/recalls/" + recall + "/confirm", "")
                    .get("id")
                    .asText();
        }));
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
        THINGS.put("alsoSiteIds", SITE);
        THINGS.put("toSiteId", SITE);
        THINGS.put("volumeId", VOLUME);
        THINGS.put("importId", IMPORT);
        THINGS.put("otherVolumeId", VOLUME);
        THINGS.put("showCover.volumeId", new Thing(Set.of(), NO_ID, Specimens::covered));
        THINGS.put("requestIds", REQUEST);
        THINGS.put("draftId", new Thing(Set.of(), NO_ID, Specimens::draft));
        THINGS.put("declarationId", new Thing(Set.of(), NO_ID, Specimens::declaration));
        // Any family whose card is at hand.
        THINGS.put(
                "declareOwnFamily.familyCode",
                new Thing(Set.of(), NO_FAMILY, (stage, r) -> stage.familyCode(Somebody.aCitizen())));
        THINGS.put("requestDraftId", new Thing(Set.of(), NO_ID, Specimens::requestDraft));
        THINGS.put("taskId", new Thing(Set.of(), NO_ID, Specimens::task));
        THINGS.put("fairId", FAIR);
        // The photo is of one place, so that is the place; FairVenuesTest takes one away elsewhere.
        Thing home = new Thing(Set.of(), NO_ID, (stage, r) -> stage.house.home.toString());
        THINGS.put("showVenuePhoto.siteId", home);
        THINGS.put("removeVenuePhoto.siteId", home);
        Thing ofVenue = new Thing(Set.of(), NO_ID, Specimens::venuePhoto);
        THINGS.put("showVenuePhoto.photoId", ofVenue);
        THINGS.put("removeVenuePhoto.photoId", ofVenue);
        THINGS.put("stepIds", ofFair((stage, fair) -> TableScene.difference(fair)));
        THINGS.put("stageId", ofFair((stage, fair) -> ProgrammeScene.stage(fair)));
        THINGS.put("performanceId", ofFair((stage, fair) -> ProgrammeScene.performance(fair)));
        THINGS.put("tellOfFair.id", ofFair((stage, fair) -> ProgrammeScene.performance(fair)));
        THINGS.put("shiftId", ofFair((stage, fair) -> ProgrammeScene.shift(fair)));
        THINGS.put("helperId", ofFair((stage, fair) -> helper(stage, fair)));
        THINGS.put("incidentId", ofFair((stage, fair) -> ProgrammeScene.incident(fair)));
        THINGS.put("ownerId", ofFair((stage, fair) -> helper(stage, fair)));
        THINGS.put("bookingId", ofFair((stage, fair) -> ProgrammeScene.booking(fair)));
        THINGS.put("fairTaskId", ofFair((stage, fair) -> ProgrammeScene.task(fair)));
        THINGS.put("equipmentId", new Thing(Set.of(), NO_ID, (stage, r) -> ProgrammeScene.equipment()));
        THINGS.put("checklistName", new Thing(Set.of(), () -> "NO_SUCH", (stage, r) -> ProgrammeScene.checklist()));
        THINGS.put("seasonId", new Thing(Set.of(), NO_ID, (stage, r) -> ProgrammeScene.season()));
        // Wishes and plans are of the season that the request names.
        for (String operation : List.of(
                "changeSeasonWish",
                "withdrawSeasonWish",
                "showSeasonPlan",
                "acceptSeasonPlan",
                "movePlannedFair",
                "listPlannedPlaces",
                "assignPlannedShift",
                "listPlannedHelpers")) {
            THINGS.put(operation + ".seasonId", new Thing(Set.of(), NO_ID, (stage, r) -> planned(stage)
                    .season()
                    .toString()));
        }
        THINGS.put("cancelSeasonPlan.seasonId", new Thing(Set.of(), NO_ID, (stage, r) -> searched(stage)
                .season()
                .toString()));
        THINGS.put(
                "cancelSeasonPlan.planId",
                new Thing(Set.of(), NO_ID, (stage, r) -> searched(stage).plan().toString()));
        THINGS.put("planSeason.seasonId", new Thing(Set.of(), NO_ID, (stage, r) -> PlanningFixture.planned()
                .season()
                .toString()));
        THINGS.put(
                "planId",
                new Thing(Set.of(), NO_ID, (stage, r) -> planned(stage).plan().toString()));
        THINGS.put(
                "wishId",
                new Thing(Set.of(), NO_ID, (stage, r) -> planned(stage).wish().toString()));
        Thing wish = new Thing(Set.of(Owner.ORGANISATION), NO_ID, (stage, r) -> PlanningFixture.wish(
                        planned(stage).season(), stage.organisation(r), PlanningFixture.venue())
                .toString());
        THINGS.put("changeSeasonWish.wishId", wish);
        THINGS.put("withdrawSeasonWish.wishId", wish);
        // Whoever works at a site picks there and receives there for a fair wherever it is.
        for (String operation : List.of("listFairPicks", "pickForFair", "missForFair", "receiveFromFair")) {
            THINGS.put(operation + ".fairId", new Thing(Set.of(), NO_ID, (stage, r) -> FairStockScene.lentBy(
                            stage.house.home, operation)
                    .toString()));
        }
        THINGS.put("changeFairPicks.add", COPY);
        THINGS.put("returnSiteId", new Thing(Set.of(), NO_ID, (stage, r) -> aSiteOfNobody()
                .toString()));
        // Any place of the city can be a fair's.
        THINGS.put("venueId", new Thing(Set.of(), NO_ID, (stage, r) -> aSiteOfNobody()
                .toString()));
        THINGS.put("giveRights.staffId", new Thing(Set.of(), NO_ID, (stage, r) -> Somebody.ofOrganisation(
                        stage.house.organisation, Role.PARTNER)
                .caller()
                .personId()
                .toString()));
        // A session is at a site of the caller, for a fair wherever it is.
        for (String atGate : List.of(
                "takeNumber",
                "callNumber",
                "dropNumber",
                "admitWalkIns",
                "admit",
                "noteExit",
                "undoAdmission",
                "lookUpTicket")) {
            THINGS.put(
                    atGate + ".fairId",
                    new Thing(Set.of(Owner.SITE, Owner.ORGANISATION), NO_ID, (stage, r) -> tickets(stage, r)
                            .fair()
                            .toString()));
            THINGS.put(
                    atGate + ".code",
                    new Thing(Set.of(), () -> TicketCode.random().value(), (stage, r) -> tickets(stage, r)
                            .code()));
        }
        THINGS.put("ticketId", new Thing(Set.of(Owner.HOUSEHOLD, Owner.SITE), NO_ID, (stage, r) -> tickets(stage, r)
                .ticket()
                .toString()));
        THINGS.put("entryId", new Thing(Set.of(Owner.HOUSEHOLD, Owner.SITE), NO_ID, (stage, r) -> tickets(stage, r)
                .entry()
                .toString()));
        THINGS.put("personIds", PERSON);
        // The one whom the ticket names.
        THINGS.put("admit.personIds", new Thing(Set.of(), NO_ID, (stage, r) -> stage.mine
                .caller()
                .personId()
                .toString()));
        THINGS.put("planTradeSession.fairId", new Thing(Set.of(), NO_ID, FAIR.maker()));
        THINGS.put("problemCode", PROBLEM);
        THINGS.put("staffId", STAFF);
        THINGS.put("letStaffGo.staffId", VOLUNTEER);
        THINGS.put("deviceId", DEVICE);
        THINGS.put(
                "fairDeviceId", new Thing(Set.of(Owner.SITE, Owner.ORGANISATION), NO_ID, (stage, r) -> DeviceFixture.of(
                                fair(stage, r), stage.house.librarian.caller())
                        .id()
                        .toString()));
        THINGS.put("linkKind", LINK);
        THINGS.put("invitationId", INVITATION);
        THINGS.put("organisationId", ORGANISATION);
        THINGS.put("shelfCode", SHELF);
        THINGS.put("transferCode", LOAD);
        THINGS.put("runId", RUN);
        THINGS.put("driverId", STAFF);
        THINGS.put(
                "planRun.stops",
                new Thing(
                        Set.of(Owner.SITE),
                        () -> stops(UUID.randomUUID(), UUID.randomUUID()),
                        (stage, r) -> stops(stage.site(r), aSiteOfNobody())));
        THINGS.put("printShelfLabels.site", new Thing(Set.of(Owner.SITE), NO_ID, (stage, r) -> {
            SHELF.name(stage, r);
            return stage.site(r).toString();
        }));
        THINGS.put("fromSiteId", SITE);
        THINGS.put("parentId", SITE);
        THINGS.put("closureId", CLOSURE);
        THINGS.put("describeSite.siteId", NEW_SITE);
        THINGS.put("closeSiteDown.siteId", NEW_SITE);
        // A van goes to any site but the one it comes from.
        THINGS.put("proposeTransfer.toSiteId", NEW_SITE);
        THINGS.put("sendCopy.toSiteId", NEW_SITE);
        THINGS.put("approvalId", APPROVAL);
        THINGS.put("appealId", APPEAL);
        THINGS.put("promiseId", PROMISE);
        THINGS.put("promiseCopy.siteId", new Thing(Set.of(), NO_ID, (stage, r) -> stage.house.home.toString()));
        THINGS.put("pushDeviceId", PUSH_DEVICE);
        THINGS.put("deaccessionListId", new Thing(Set.of(Owner.SITE), NO_ID, Specimens::deaccessionList));
        THINGS.put(
                "findingId",
                new Thing(
                        Set.of(),
                        () -> "0".repeat(32),
                        (stage, r) -> FindingFixture.of(
                                stage.mine.caller().household(), stage.listed(stage.mine, stage.volume()))));
        THINGS.put("definitionId", new Thing(Set.of(), NO_ID, (stage, r) -> CountFixture.draft()));
        Thing count = new Thing(
                Set.of(),
                NO_ID,
                (stage, r) ->
                        stage.operation.equals("cancelReportCount") ? CountFixture.running() : CountFixture.count());
        THINGS.put("countId", count);
        THINGS.put("compareReportCounts.with", count);
        THINGS.put("askReportCount.siteId", new Thing(Set.of(), NO_ID, SITE.maker()));
        THINGS.put("askReportCount.fairId", new Thing(Set.of(), NO_ID, FAIR.maker()));
        THINGS.put("simulationId", new Thing(Set.of(), NO_ID, (stage, r) -> SimulationFixture.running()));
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
            "pairFairDevice.pairingCode",
            "openSession.code",
            "openSession.wechatCode",
            "foundHousehold.code",
            "addPhone.code",
            "addEmail.code",
            "invite.siteIds",
            "sayFairSession.sessionNumber",
            "stateSeasonWish.venueIds",
            "changeSeasonWish.venueIds",
            "movePlannedFair.vanId",
            "assignPlannedShift.helperId",
            "assignPlannedShift.shiftNumber",
            "listPlannedHelpers.shiftNumber",
            "showHolidays.year",
            "sayHolidays.year",
            "scanAtStop.transferCode",
            "showRunStop.position",
            "showTradeRun.runNumber",
            "showTradeRunInput.runNumber",
            "showTradeRunResult.runNumber",
            "showTradeRunCertificate.runNumber",
            "bookTicket.sessionNumber",
            "joinWaitlist.sessionNumber",
            "showWalkInQueue.sessionNumber",
            "takeNumber.sessionNumber",
            "callNumber.sessionNumber",
            "dropNumber.sessionNumber",
            "dropNumber.slipNumber",
            "admitWalkIns.sessionNumber",
            "sendImportPart.part");

    /** Members without which an operation makes no sense, though the contract requires none of them. */
    static final Map<String, List<String>> NEEDED = Map.ofEntries(
            Map.entry("sendOneTimeCode", List.of("phone")),
            Map.entry("openSession", List.of("phone", "code")),
            Map.entry("invite", List.of("organisationId", "endsOn")),
            Map.entry("registerCopy", List.of("volumeId", "familyCode")),
            Map.entry("bookTicket", List.of("persons", "familyCode")),
            Map.entry("joinWaitlist", List.of("familyCode")),
            Map.entry("resizeTicket", List.of("persons")),
            Map.entry("placeRequest", List.of("familyCode")),
            Map.entry("wakeShelf", List.of("familyCode")),
            Map.entry("stampAtStop", List.of("familyCode")),
            Map.entry("inspectCopy", List.of("copyCode")),
            Map.entry("printLabels", List.of("copyCodes")),
            Map.entry("relabelCopy", List.of("siteId")),
            Map.entry("missCopy", List.of("siteId")),
            Map.entry("quarantineCopy", List.of("siteId")),
            Map.entry("checkPhone", List.of("familyCode")),
            Map.entry("closeTransfer", List.of("missingBecause")),
            Map.entry("closeSites", List.of("siteId")),
            Map.entry("movePlannedFair", List.of("venueId", "from")),
            Map.entry("addFairTask", List.of("daysBefore")),
            Map.entry("changeFairTask", List.of("daysBefore")),
            Map.entry("growWard", List.of("ageBand")),
            Map.entry("pickForFair", List.of("extra")),
            Map.entry("changeFairPicks", List.of("add")));

    /** Values of members that name nothing, where neither an enum nor an example of the contract says them. */
    static final Map<String, Supplier<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "rules",
                    () -> "{\"lowestGrade\":\"FAIR\",\"capPerSession\":20,\"capPerVolume\":2,\"creditsPerBook\":1}"),
            Map.entry("startSimulation.registered", () -> "5"),
            Map.entry("askReportCount.from", () -> "2026-01-01"),
            Map.entry("askReportCount.to", () -> "2026-01-31"),
            Map.entry(
                    "prepareReportDefinition.rules",
                    () ->
                            "{\"fairUnit\":\"PERSON_DAY\",\"counterUnit\":\"FAMILY_DAY\",\"bringing\":true,\"fetching\":true,\"walkIns\":true,\"smallest\":10}"),
            Map.entry(
                    "listFrom",
                    () -> OffsetDateTime.now(ZoneOffset.UTC).plusHours(1).toString()),
            Map.entry(
                    "listUntil",
                    () -> OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).toString()),
            Map.entry(
                    "handOverUntil",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(5).toString()),
            Map.entry("longestLoop", () -> "3"),
            Map.entry("runNumber", () -> "1"),
            Map.entry("sessionNumber", () -> "1"),
            Map.entry("slipNumber", () -> "1"),
            Map.entry("beginRequestRuleDraft.rules", Specimens::requestRules),
            Map.entry("changeRequestRuleDraft.rules", Specimens::requestRules),
            Map.entry("rights", () -> "PROPOSE"),
            Map.entry("windows", Specimens::windows),
            Map.entry("contacts", () -> "[{\"name\":\"张老师\",\"phone\":\"025-12345678\"}]"),
            Map.entry("pickForFair.extra", () -> "true"),
            Map.entry("sendFairDeviceEvents.events", () -> "[{\"sequence\":1,\"kind\":\"ADMIT\",\"occurredAt\":\"%s\"}]"
                    .formatted(soon(0))),
            Map.entry("setUpFairTables.tables", () -> "[{\"number\":1}]"),
            Map.entry("table", () -> "1"),
            Map.entry("planFair.sessions", Specimens::fairSessions),
            Map.entry("editFair.sessions", Specimens::fairSessions),
            Map.entry("moveFair.sessions", Specimens::fairSessions),
            Map.entry("grantedOn", () -> LocalDate.now(OpeningCalendar.CITY).toString()),
            Map.entry("addPerformance.from", () -> soon(40)),
            Map.entry("changePerformance.from", () -> soon(40)),
            Map.entry("addShift.from", () -> soon(40)),
            Map.entry("changeShift.from", () -> soon(40)),
            Map.entry("bookEquipment.from", () -> soon(40)),
            Map.entry("movePlannedFair.from", () -> soon(42)),
            Map.entry("shiftNumber", () -> "1"),
            Map.entry("venueIds", () -> aSiteOfNobody().toString()),
            Map.entry("weekdays", () -> "SATURDAY"),
            Map.entry(
                    "earliest",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(40).toString()),
            Map.entry(
                    "latest",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(60).toString()),
            Map.entry("stateSeasonWish.roles", () -> "[{\"role\":\"换书台\",\"needed\":2}]"),
            Map.entry("changeSeasonWish.roles", () -> "[{\"role\":\"换书台\",\"needed\":2}]"),
            Map.entry(
                    "equipment", () -> "[{\"equipmentId\":\"%s\",\"pieces\":1}]".formatted(ProgrammeScene.equipment())),
            Map.entry("saySeasonHelpers.items", Specimens::seasonHelpers),
            Map.entry("apart", () -> "[{\"metres\":0,\"days\":7}]"),
            Map.entry(
                    "weights",
                    () ->
                            "{\"venueOrder\":4,\"demand\":2,\"crowdedDay\":5,\"helperFar\":1,\"unevenLoad\":1,\"fairMoved\":40,\"handsChanged\":8}"),
            Map.entry("sayHolidays.days", () -> "[{\"day\":\"2041-05-01\",\"kind\":\"HOLIDAY\",\"name\":\"劳动节\"}]"),
            Map.entry("until", () -> soon(41)),
            Map.entry("freeFrom", () -> soon(40)),
            Map.entry("freeUntil", () -> soon(41)),
            Map.entry("beginsOn", () -> LocalDate.now(OpeningCalendar.CITY).toString()),
            Map.entry(
                    "writeChecklist.items",
                    () -> "[{\"zh\":\"订帐篷\",\"en\":\"Book tents\",\"daysBefore\":7,\"owner\":\"LIBRARY\"}]"),
            Map.entry("password", () -> Somebody.PASSWORD),
            Map.entry("newPassword", () -> Somebody.PASSWORD),
            Map.entry(
                    "endsOn",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(30).toString()),
            Map.entry("nickname", () -> "小明"),
            Map.entry(
                    "day", () -> LocalDate.now(OpeningCalendar.CITY).plusDays(2).toString()),
            Map.entry("loads", () -> "[{\"fromStop\":1,\"toStop\":2,\"room\":1}]"),
            // The year in which the rows of the stage were made.
            Map.entry(
                    "from",
                    () -> LocalDate.now(OpeningCalendar.CITY).withDayOfYear(1).toString()),
            Map.entry("to", () -> LocalDate.now(OpeningCalendar.CITY)
                    .withDayOfYear(1)
                    .plusYears(1)
                    .minusDays(1)
                    .toString()),
            Map.entry("query", () -> "红楼"),
            Map.entry("phone", () -> "139%08d".formatted((int) (Math.random() * 100_000_000))),
            Map.entry("code", () -> "000000"),
            Map.entry(
                    "firstDay",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(50).toString()),
            Map.entry(
                    "lastDay",
                    () -> LocalDate.now(OpeningCalendar.CITY).plusDays(51).toString()),
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

    /** A tour that stops at all sites of the stage; what was made for one name is there for the next. */
    private static String tour(Stage stage) {
        return TOURS.computeIfAbsent(
                        stage,
                        any -> TourFixture.published(stage.house.home, stage.house.elsewhere, stage.house.ofAnother))
                .toString();
    }

    private static final Map<Stage, UUID> TOURS = new WeakHashMap<>();

    private static String tourStops(Stage stage) {
        return "[{\"siteId\":\"%s\"}]".formatted(stage.house.home);
    }

    private static String noStops() {
        return "[{\"siteId\":\"%s\"}]".formatted(UUID.randomUUID());
    }

    private static String calendar(Stage stage, Relation relation) {
        String url = Stage.does(stage.mine, "POST", "/v1/households/me/calendar", "")
                .get("url")
                .asText();
        return url.substring(url.lastIndexOf('/') + 1).replace(".ics", "");
    }

    private static String certificate(Stage stage, Relation relation) {
        UUID tour = TourFixture.completedBy(stage.mine.caller(), stage.house.home);
        return Stage.does(stage.mine, "GET", "/v1/tours/" + tour + "/walk", "")
                .findValue("certificate")
                .get("code")
                .asText();
    }

    /** Drawn up by somebody else than the caller. */
    private static String deaccessionList(Stage stage, Relation relation) {
        UUID site = stage.site(relation);
        String code = stage.brought(stage.mine, stage.volume(), site);
        return Stage.does(
                        stage.house.colleague,
                        "POST",
                        "/v1/deaccession-lists",
                        "{'siteId':'%s','purpose':'FREE_SHELF','reason':'滞架','copyCodes':['%s']}".formatted(site, code))
                .get("id")
                .asText();
    }

    private static String stops(UUID one, UUID other) {
        return "[{\"siteId\":\"%s\"},{\"siteId\":\"%s\"}]".formatted(one, other);
    }

    private static UUID aSiteOfNobody() {
        return bean(Sites.class)
                .add(new SiteForm("车站 " + UUID.randomUUID(), SiteKind.READING_ROOM, null, null, true, Map.of()));
    }

    private static String copy(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        UUID site = stage.site(relation);
        String volume = stage.volume();
        return switch (stage.operation) {
            case "inspectAgain", "addInspectionPhoto" -> stage.brought(family, volume, site);
            case "takeHomeSwapBookHome" -> HomeSwapStage.goesHome(family, site);
            case "withdrawFromTrade",
                    "presentForTrade",
                    "showTradeBook",
                    "handOverTraded",
                    "undoTradeHandOver",
                    "missTraded",
                    "findTraded",
                    "takeTradedHome" ->
                switch (relation) {
                    case OWN -> trade(stage, relation).code();
                    case OTHERS -> trade(stage, relation).others();
                    case OTHER_SITE, OTHER_PARTNER, MISSING -> stage.listed(family, volume);
                };
            case "lookForMould" -> {
                String beside = stage.brought(family, volume, site);
                String mouldy = stage.brought(family, stage.volume(), site);
                for (String each : List.of(beside, mouldy)) {
                    stage.step(each, "shelve", "{'siteId':'%s','shelf':'M-1'}".formatted(site));
                }
                stage.step(mouldy, "quarantine", "{'siteId':'%s','reason':'发霉','mould':true}".formatted(site));
                yield beside;
            }
            case "releaseCopy", "showOnCheckShelf" -> stage.setAside(family, volume, site);
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
                    "takeTourBook",
                    "sendCopy",
                    "undoCopyStep",
                    "missCopy",
                    "quarantineCopy",
                    "scan",
                    "packIntoTransfer",
                    "pickForFair",
                    "missForFair",
                    "changeFairPicks",
                    "layForFair",
                    "returnFromFair",
                    "receiveFromFair",
                    "scanAtStop",
                    "takeOutOfTransfer" -> stage.brought(family, volume, site);
            default -> stage.listed(family, volume);
        };
    }

    /** One session for all that a cell names: the caller's own book is in it, at the step that the operation needs. */
    private static TradeScene trade(Stage stage, Relation relation) {
        return TRADES.computeIfAbsent(stage, any -> TradeScene.at(stage.site(relation), stage.mine, stage.operation));
    }

    private static final Map<Stage, TradeScene> TRADES = new WeakHashMap<>();

    /** One fair for all that a cell names, with a ticket of the family that the relation means. */
    private static TicketScene tickets(Stage stage, Relation relation) {
        return TICKETS.computeIfAbsent(stage, any -> new HashMap<>())
                .computeIfAbsent(
                        relation,
                        any -> TicketScene.at(
                                stage.site(relation),
                                stage.organisation(relation),
                                stage.family(relation),
                                stage.operation));
    }

    private static final Map<Stage, Map<Relation, TicketScene>> TICKETS = new WeakHashMap<>();

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
        Somebody opener = stage.house.colleague;
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

    private static String declaration(Stage stage, Relation relation) {
        Somebody clerk = Somebody.staffAt(stage.site(relation));
        return bean(OwnFamilies.class)
                .declare(clerk.caller(), new FamilyCode(stage.familyCode(Somebody.aCitizen())))
                .get(0)
                .id()
                .toString();
    }

    /** Likewise. */
    private static String requestDraft(Stage stage, Relation relation) {
        return bean(RequestRuleDrafts.class)
                .begin(UUID.randomUUID(), bean(RuleSets.class).requests(), "a draft")
                .id()
                .toString();
    }

    private static String requestRules() {
        return "{\"openPerHousehold\":9,\"pickupOpenDays\":7,\"offerHours\":48}";
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

    private static String venuePhoto(Stage stage, Relation relation) {
        String path = "/v1/sites/%s/venue/photos".formatted(stage.house.home);
        var before = Stage.does(stage.house.librarian, "GET", path.replace("/photos", ""), "")
                .get("photos");
        if (before.size() > 8) {
            Knock.at(
                    "DELETE",
                    path + "/" + before.get(0).get("id").asText(),
                    stage.house.librarian.token(),
                    "application/json",
                    "");
        }
        var photos = Stage.read(Knock.at("POST", path, stage.house.librarian.token(), "image/jpeg", picture()), path)
                .get("photos");
        return photos.get(photos.size() - 1).get("id").asText();
    }

    private static String windows() {
        OffsetDateTime from = OffsetDateTime.now(ZoneOffset.UTC).plusDays(900);
        return "[{\"kind\":\"AVAILABLE\",\"from\":\"%s\",\"until\":\"%s\"}]".formatted(from, from.plusHours(2));
    }

    private static final Map<Stage, UUID> FAIRS = new WeakHashMap<>();

    /** What belongs to a fair belongs to the one that the request names. */
    private static UUID fair(Stage stage, Relation relation) {
        if (relation != Relation.OWN) {
            FAIRS.remove(stage);
        }
        return FAIRS.computeIfAbsent(
                stage, any -> FairScene.at(stage.site(relation), stage.organisation(relation), stage.operation));
    }

    private static final Map<Stage, PlanningFixture.Planned> PLANS = new WeakHashMap<>();

    private static PlanningFixture.Planned planned(Stage stage) {
        return PLANS.computeIfAbsent(stage, any -> PlanningFixture.planned());
    }

    /** A plan that is searched for by another process. */
    private static PlanningFixture.Planned searched(Stage stage) {
        return PLANS.computeIfAbsent(stage, any -> PlanningFixture.searched());
    }

    private static String seasonHelpers() {
        return "[{\"staffId\":\"%s\",\"roles\":[],\"weekdays\":[\"SATURDAY\"],\"away\":[],\"mostAWeek\":2}]"
                .formatted(Somebody.aLibrarian().caller().personId());
    }

    private static Thing ofFair(BiFunction<Stage, UUID, String> maker) {
        return new Thing(Set.of(), NO_ID, (stage, r) -> maker.apply(stage, fair(stage, Relation.OWN)));
    }

    /** A volunteer of the fair's organisation, asked already where somebody is to be let go. */
    private static String helper(Stage stage, UUID fair) {
        FairFacts facts = bean(FairAccess.class).facts(fair);
        UUID helper = Somebody.ofOrganisation(facts.organisation(), Role.VOLUNTEER, facts.venue())
                .caller()
                .personId();
        if (Set.of("letHelperGo", "noteHelper").contains(stage.operation)) {
            ProgrammeScene.ask(fair, helper);
        }
        return helper.toString();
    }

    private static String soon(int days) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.HOURS)
                .plusDays(days)
                .toString();
    }

    private static String fairSessions() {
        OffsetDateTime from = OffsetDateTime.now(ZoneOffset.UTC).plusDays(400);
        return "[{\"from\":\"%s\",\"until\":\"%s\",\"capacity\":100}]".formatted(from, from.plusHours(2));
    }

    /** To the family, for a reader who waits. */
    private static String appeal(Stage stage, Relation relation) {
        Somebody family = stage.family(relation);
        Somebody reader = Somebody.aCitizen();
        String volume = stage.volume();
        stage.brought(reader, stage.volume(), stage.house.home);
        stage.asked(reader, volume, stage.house.home, true);
        return AppealFixture.asked(family.caller().household(), stage.listed(family, volume), stage.house.home)
                .toString();
    }

    private static String promise(Stage stage, Relation relation) {
        String form = "{'siteId':'%s'}".formatted(stage.house.home);
        String path = "/v1/appeals/%s/promise".formatted(appeal(stage, relation));
        return Stage.does(stage.family(relation), "POST", path, form).get("id").asText();
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}

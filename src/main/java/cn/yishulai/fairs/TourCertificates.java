package cn.yishulai.fairs;

import static cn.yishulai.fairs.TourRefusal.CERTIFICATE_UNKNOWN;

import cn.yishulai.kernel.CertificateCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tells whoever is shown a certificate whether it is genuine. */
@ApplicationScoped
@Transactional
public class TourCertificates {

    private final TourStampRows rows;

    TourCertificates(TourStampRows rows) {
        this.rows = rows;
    }

    /** @throws cn.yishulai.kernel.Refused CERTIFICATE_UNKNOWN, also when its person is erased */
    TourStampRows.Genuine genuine(CertificateCode code) {
        return rows.genuine(code).orElseThrow(() -> CERTIFICATE_UNKNOWN.because("no certificate has this code"));
    }
}

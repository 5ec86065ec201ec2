// Holds PDF files against PDF/UA-1 and PDF/A-2a with the veraPDF engine.
//
// Arguments: PDF files. Prints one line for each file and profile, and each failed rule below it.
// Exit 0: all conform; 1: some do not, or could not be read.

import java.io.File;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conformance {
    private static final PDFAFlavour[] PROFILES = {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A};

    public static void main(String[] files) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allConform = files.length > 0;
        for (String file : files) {
            for (PDFAFlavour profile : PROFILES) {
                allConform &= conforms(file, profile);
            }
        }
        System.exit(allConform ? 0 : 1);
    }

    private static boolean conforms(String file, PDFAFlavour profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s: %s: %s, %d checks%n", file, profile,
                    result.isCompliant() ? "conforms" : "DOES NOT CONFORM", result.getTotalAssertions());
            TreeMap<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failures.putIfAbsent(rule, assertion.getMessage() + " (" + assertion.getLocation().getContext() + ")");
                }
            }
            failures.forEach((rule, message) -> System.out.printf("  %s %s%n", rule, message));
            return result.isCompliant() && result.getTotalAssertions() > 0;
        } catch (Exception exception) {
            System.out.printf("%s: %s: could not be read: %s%n", file, profile, exception);
            return false;
        }
    }
}

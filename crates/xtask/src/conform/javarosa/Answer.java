import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.javarosa.core.model.CoreModelModule;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.model.utils.IPreloadHandler;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * Gives the answers of NAME.script, lines of a path, a tab and a text, to the form NAME.xml, and writes to NAME.theirs
 * what every node is after each of them, and the response.
 */
public final class Answer {
    public static void main(String[] arguments) throws Exception {
        PrototypeManager.registerPrototypes(CoreModelModule.classNames);
        PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
        new XFormsModule().registerModule();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path script : files.filter(file -> file.toString().endsWith(".script")).sorted().toList()) {
                String stem = script.toString().replaceAll("\\.script$", "");
                Files.writeString(Path.of(stem + ".theirs"), answered(stem, Files.readAllLines(script)));
            }
        }
    }

    private static String answered(String stem, List<String> script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try {
            FormDef form = XFormUtils.getFormFromFormXml(stem + ".xml", null);
            form.getPreloader().addPreloadHandler(new NoProperties());
            form.initialize(true, new InstanceInitializationFactory());
            FormEntryController controller = new FormEntryController(new FormEntryModel(form));
            walk(controller);
            state(form.getMainInstance().getRoot(), "", out);
            for (String line : script) {
                String[] parts = line.split("\t", -1);
                out.println("after " + parts[0]);
                answer(form, parts[0], parts[1]);
                walk(controller);
                state(form.getMainInstance().getRoot(), "", out);
            }
            byte[] response = new XFormSerializingVisitor().serializeInstance(form.getMainInstance());
            out.println("response " + new String(response, StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", " "));
        } catch (Throwable error) {
            out.println("error " + String.valueOf(error.getMessage()).replace('\n', ' '));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A phone that does not say whose it is. */
    private static final class NoProperties implements IPreloadHandler {
        @Override
        public String preloadHandled() {
            return "property";
        }

        @Override
        public IAnswerData handlePreload(String parameters) {
            return null;
        }

        @Override
        public boolean handlePostProcess(TreeElement element, String parameters) {
            return false;
        }
    }

    /** Instances of repeats are made when somebody comes to them. */
    private static void walk(FormEntryController controller) {
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            continue;
        }
    }

    private static void answer(FormDef form, String path, String text) {
        TreeElement element = find(form.getMainInstance().getRoot(), "", path);
        if (element == null) {
            throw new IllegalStateException("no node " + path);
        }
        TreeReference reference = element.getRef();
        QuestionDef question = FormDef.findQuestionByRef(reference, form);
        IAnswerData data = text.isEmpty() ? null
            : XFormAnswerDataParser.getAnswerData(text, element.getDataType(), question);
        form.setValue(data, reference, element, true);
    }

    private static TreeElement find(TreeElement element, String above, String path) {
        String here = above + step(element);
        if (here.equals(path)) {
            return element;
        }
        for (int at = 0; at < element.getNumChildren(); at++) {
            TreeElement child = element.getChildAt(at);
            TreeElement found = child.getMult() < 0 ? null : find(child, here, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void state(TreeElement element, String above, PrintStream out) {
        String path = above + step(element);
        boolean isLeaf = true;
        for (int at = 0; at < element.getNumChildren(); at++) {
            TreeElement child = element.getChildAt(at);
            isLeaf = false;
            if (child.getMult() >= 0) {
                state(child, path, out);
            }
        }
        if (isLeaf) {
            boolean shown = element.isRelevant();
            IAnswerData value = element.getValue();
            String text = value == null || !shown ? "" : value.uncast().getString();
            out.println(path + "\t" + shown + "\t" + text.replace("\n", "\\n"));
        }
    }

    private static String step(TreeElement element) {
        return "/" + element.getName() + (element.isRepeatable() ? "[" + (element.getMult() + 1) + "]" : "");
    }
}
